# Keeps copies of the released images beside the cluster, in both regions.
resource "azurerm_container_registry" "this" {
  name                          = "tripgen"
  location                      = azurerm_resource_group.this.location
  resource_group_name           = azurerm_resource_group.this.name
  sku                           = "Premium"
  admin_enabled                 = false
  anonymous_pull_enabled        = false
  public_network_access_enabled = true
  # Images without a name go.
  retention_policy_in_days = 30
  zone_redundancy_enabled  = true
  tags                     = local.tags
  georeplications {
    location                = var.recovery_region
    zone_redundancy_enabled = false
  }
}

resource "azurerm_container_registry_cache_rule" "released" {
  name                  = "released"
  container_registry_id = azurerm_container_registry.this.id
  source_repo           = "ghcr.io/tripgen/tripgen"
  target_repo           = "tripgen"
}
