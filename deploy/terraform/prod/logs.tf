# Logs are kept for 90 days, at most 5 GB a day.
resource "azurerm_log_analytics_workspace" "this" {
  name                = "tripgen"
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name
  sku                 = "PerGB2018"
  retention_in_days   = 90
  daily_quota_gb      = 5
  tags                = local.tags
}

# Who did what to the vault and to the database.
resource "azurerm_monitor_diagnostic_setting" "audit" {
  for_each = {
    vault    = azurerm_key_vault.this.id
    database = azurerm_postgresql_flexible_server.primary.id
  }
  name                       = "audit"
  target_resource_id         = each.value
  log_analytics_workspace_id = azurerm_log_analytics_workspace.this.id
  enabled_log {
    category_group = "audit"
  }
}
