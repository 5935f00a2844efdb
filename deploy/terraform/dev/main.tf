# One node for one process with embedded parts. Whoever has a cluster already needs none of this.
terraform {
  required_version = ">= 1.9"
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.40"
    }
  }
}

provider "azurerm" {
  features {}
}

variable "region" {
  description = "Where it runs."
  type        = string
  default     = "koreacentral"
}

variable "contacts" {
  description = "Mail addresses that are told when money runs out."
  type        = list(string)
}

variable "budget_usd" {
  description = "What a month may cost."
  type        = number
  default     = 150
}

variable "budget_from" {
  description = "The first day from which it counts, the first of a month."
  type        = string
  default     = "2027-01-01T00:00:00Z"
}

locals {
  tags = { product = "tripgen", environment = "dev" }
}

resource "azurerm_resource_group" "this" {
  name     = "tripgen-dev"
  location = var.region
  tags     = local.tags
}

resource "azurerm_kubernetes_cluster" "this" {
  name                              = "tripgen-dev"
  location                          = azurerm_resource_group.this.location
  resource_group_name               = azurerm_resource_group.this.name
  dns_prefix                        = "tripgen-dev"
  kubernetes_version                = "1.31"
  private_cluster_enabled           = true
  local_account_disabled            = true
  role_based_access_control_enabled = true
  tags                              = local.tags
  azure_active_directory_role_based_access_control {
    azure_rbac_enabled = true
  }
  identity {
    type = "SystemAssigned"
  }
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_data_plane  = "cilium"
    network_policy      = "cilium"
  }
  default_node_pool {
    name       = "system"
    vm_size    = "Standard_D2s_v5"
    node_count = 1
  }
  oms_agent {
    log_analytics_workspace_id      = azurerm_log_analytics_workspace.this.id
    msi_auth_for_monitoring_enabled = true
  }
}

resource "azurerm_log_analytics_workspace" "this" {
  name                = "tripgen-dev"
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name
  sku                 = "PerGB2018"
  daily_quota_gb      = 1
  tags                = local.tags
}

# Logs are kept for 7 days; a whole workspace keeps 30 at least.
resource "azurerm_log_analytics_workspace_table" "logs" {
  workspace_id            = azurerm_log_analytics_workspace.this.id
  name                    = "ContainerLogV2"
  retention_in_days       = 7
  total_retention_in_days = 7
}

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
    threshold      = 100
    contact_emails = var.contacts
  }
}
