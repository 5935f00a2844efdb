# What the product stands on in production: network, cluster, database, cache, registry, vault, the gateway of the cloud,
# and where logs and backups go. `terraform apply` asks before it changes anything; the state lies in a storage account.
terraform {
  required_version = ">= 1.9"
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.40"
    }
    random = {
      source  = "hashicorp/random"
      version = "~> 3.6"
    }
    time = {
      source  = "hashicorp/time"
      version = "~> 0.12"
    }
  }
  backend "azurerm" {
    resource_group_name  = "tripgen-state"
    storage_account_name = "tripgenstate"
    container_name       = "terraform"
    key                  = "prod.tfstate"
    use_azuread_auth     = true
  }
}

provider "azurerm" {
  features {
    key_vault {
      purge_soft_delete_on_destroy = false
    }
  }
  storage_use_azuread = true
}

data "azurerm_client_config" "me" {}

locals {
  tags = { product = "tripgen", environment = "prod" }
}

resource "azurerm_resource_group" "this" {
  name     = "tripgen"
  location = var.region
  tags     = local.tags
}

resource "azurerm_resource_group" "recovery" {
  name     = "tripgen-recovery"
  location = var.recovery_region
  tags     = local.tags
}

# Somebody is told at four fifths of what a month may cost, and when it is spent.
resource "azurerm_consumption_budget_resource_group" "month" {
  name              = "month"
  resource_group_id = azurerm_resource_group.this.id
  amount            = var.budget_usd
  time_grain        = "Monthly"
  time_period {
    start_date = var.budget_from
  }
  notification {
    operator       = "GreaterThan"
    threshold      = 80
    contact_emails = var.contacts
  }
  notification {
    operator       = "GreaterThan"
    threshold      = 100
    contact_emails = var.contacts
  }
}
