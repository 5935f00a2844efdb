# Three shards, each with a copy, behind TLS and a password. What does not fit any more is what was used longest ago.
resource "azurerm_redis_cache" "this" {
  name                          = "tripgen"
  location                      = azurerm_resource_group.this.location
  resource_group_name           = azurerm_resource_group.this.name
  sku_name                      = "Premium"
  family                        = "P"
  capacity                      = 1
  shard_count                   = 3
  replicas_per_primary          = 1
  zones                         = var.zones
  non_ssl_port_enabled          = false
  minimum_tls_version           = "1.2"
  public_network_access_enabled = false
  subnet_id                     = azurerm_subnet.cache.id
  tags                          = local.tags

  redis_configuration {
    authentication_enabled = true
    maxmemory_policy       = "allkeys-lru"
    # Written down every second. The provider offers either this or hourly images; this loses less.
    aof_backup_enabled              = true
    aof_storage_connection_string_0 = azurerm_storage_account.backups.primary_blob_connection_string
  }
  patch_schedule {
    day_of_week        = "Saturday"
    start_hour_utc     = 17
    maintenance_window = "PT5H"
  }
}
