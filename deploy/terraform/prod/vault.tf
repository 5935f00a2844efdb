# Secrets are replaced every 90 days and certificates every 365, with time in which both the old and the new one are good.
resource "azurerm_key_vault" "this" {
  name                          = "tripgen"
  location                      = azurerm_resource_group.this.location
  resource_group_name           = azurerm_resource_group.this.name
  tenant_id                     = data.azurerm_client_config.me.tenant_id
  sku_name                      = "standard"
  rbac_authorization_enabled    = true
  purge_protection_enabled      = true
  soft_delete_retention_days    = 90
  public_network_access_enabled = true
  tags                          = local.tags
  network_acls {
    default_action             = "Deny"
    bypass                     = "AzureServices"
    virtual_network_subnet_ids = [azurerm_subnet.application.id]
  }
}

# The External Secrets Operator reads, through the identity of its account in the cluster.
resource "azurerm_user_assigned_identity" "secrets" {
  name                = "tripgen-secrets"
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name
  tags                = local.tags
}

resource "azurerm_federated_identity_credential" "secrets" {
  name                = "external-secrets"
  resource_group_name = azurerm_resource_group.this.name
  parent_id           = azurerm_user_assigned_identity.secrets.id
  issuer              = azurerm_kubernetes_cluster.this.oidc_issuer_url
  subject             = "system:serviceaccount:external-secrets:external-secrets"
  audience            = ["api://AzureADTokenExchange"]
}

resource "azurerm_role_assignment" "secrets" {
  scope                = azurerm_key_vault.this.id
  role_definition_name = "Key Vault Secrets User"
  principal_id         = azurerm_user_assigned_identity.secrets.principal_id
}

resource "time_rotating" "secrets" {
  rotation_days = 90
}

resource "random_password" "broker" {
  length  = 40
  special = false
}

# What the stored records and the backups are encrypted with. They are never replaced: what they sealed would be lost.
resource "random_bytes" "key" {
  for_each = toset(["secret-key", "backup-key"])
  length   = 32
  lifecycle {
    prevent_destroy = true
  }
}

locals {
  database = "${azurerm_postgresql_flexible_server.primary.fqdn}:5432/tripgen?sslmode=verify-full"
  replicas = [for server in azurerm_postgresql_flexible_server.replica : "${server.fqdn}:5432/tripgen?sslmode=verify-full"]
  login    = "postgres://tripgen:${random_password.database.result}@"
  broker   = "nats.tripgen-prod.svc.cluster.local:4222"
  secrets = {
    database-url          = "${local.login}${local.database}"
    database-replica-urls = join(",", [for replica in local.replicas : "${local.login}${replica}"])
    redis-url             = "rediss://:${urlencode(azurerm_redis_cache.this.primary_access_key)}@${azurerm_redis_cache.this.hostname}:6380"
    nats-user             = "tripgen"
    nats-password         = random_password.broker.result
    nats-url              = "nats://tripgen:${random_password.broker.result}@${local.broker}"
    secret-key            = random_bytes.key["secret-key"].base64
    backup-key            = random_bytes.key["backup-key"].base64
  }
}

resource "azurerm_key_vault_secret" "this" {
  for_each     = local.secrets
  name         = "tripgen-${each.key}"
  key_vault_id = azurerm_key_vault.this.id
  value        = each.value
  content_type = "text/plain"
  # Somebody is told two weeks before; until then the old and the new one are good.
  expiration_date = endswith(each.key, "-key") ? null : timeadd(time_rotating.secrets.rotation_rfc3339, "336h")
}

resource "azurerm_key_vault_certificate" "edge" {
  name         = "tripgen-edge"
  key_vault_id = azurerm_key_vault.this.id
  certificate_policy {
    issuer_parameters {
      name = "DigiCert"
    }
    key_properties {
      exportable = true
      key_type   = "EC"
      curve      = "P-256"
      reuse_key  = false
    }
    secret_properties {
      content_type = "application/x-pkcs12"
    }
    lifetime_action {
      action {
        action_type = "AutoRenew"
      }
      trigger {
        days_before_expiry = 30
      }
    }
    x509_certificate_properties {
      subject            = "CN=tripgen.example.org"
      validity_in_months = 12
      key_usage          = ["digitalSignature"]
      subject_alternative_names {
        dns_names = ["tripgen.example.org"]
      }
    }
  }
}
