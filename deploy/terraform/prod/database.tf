# A standby in another zone takes over by itself within a minute, with every acknowledged write; a replica here and one
# in the recovery region are read from. Any moment of 35 days can be brought back.
resource "random_password" "database" {
  length  = 40
  special = false
}

resource "azurerm_private_dns_zone" "database" {
  name                = "tripgen.private.postgres.database.azure.com"
  resource_group_name = azurerm_resource_group.this.name
  tags                = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "database" {
  name                  = "tripgen"
  private_dns_zone_name = azurerm_private_dns_zone.database.name
  resource_group_name   = azurerm_resource_group.this.name
  virtual_network_id    = azurerm_virtual_network.this.id
}

resource "azurerm_postgresql_flexible_server" "primary" {
  name                          = "tripgen"
  location                      = azurerm_resource_group.this.location
  resource_group_name           = azurerm_resource_group.this.name
  version                       = "16"
  sku_name                      = "GP_Standard_D4ds_v5"
  storage_mb                    = 131072
  auto_grow_enabled             = true
  zone                          = "1"
  administrator_login           = "tripgen"
  administrator_password        = random_password.database.result
  delegated_subnet_id           = azurerm_subnet.database.id
  private_dns_zone_id           = azurerm_private_dns_zone.database.id
  public_network_access_enabled = false
  backup_retention_days         = 35
  geo_redundant_backup_enabled  = true
  tags                          = local.tags

  high_availability {
    mode                      = "ZoneRedundant"
    standby_availability_zone = "2"
  }
  # Sunday 02:00 in Seoul is Saturday 17:00 in UTC.
  maintenance_window {
    day_of_week  = 6
    start_hour   = 17
    start_minute = 0
  }
  lifecycle {
    # After a fail-over the zones have changed places.
    ignore_changes  = [zone, high_availability[0].standby_availability_zone]
    prevent_destroy = true
  }
  depends_on = [azurerm_private_dns_zone_virtual_network_link.database]
}

resource "azurerm_postgresql_flexible_server_database" "this" {
  name      = "tripgen"
  server_id = azurerm_postgresql_flexible_server.primary.id
  collation = "en_US.utf8"
  charset   = "UTF8"
  lifecycle {
    prevent_destroy = true
  }
}

resource "azurerm_postgresql_flexible_server_configuration" "encrypted" {
  for_each  = { require_secure_transport = "on", ssl_min_protocol_version = "TLSv1.3" }
  name      = each.key
  server_id = azurerm_postgresql_flexible_server.primary.id
  value     = each.value
}

resource "azurerm_postgresql_flexible_server" "replica" {
  count                         = var.replicas_here
  name                          = "tripgen-replica-${count.index + 1}"
  location                      = azurerm_resource_group.this.location
  resource_group_name           = azurerm_resource_group.this.name
  create_mode                   = "Replica"
  source_server_id              = azurerm_postgresql_flexible_server.primary.id
  delegated_subnet_id           = azurerm_subnet.database.id
  private_dns_zone_id           = azurerm_private_dns_zone.database.id
  public_network_access_enabled = false
  zone                          = "3"
  tags                          = local.tags
}

# The network of the recovery region is peered, so that the replica hears of the writes.
resource "azurerm_virtual_network" "recovery" {
  name                = "tripgen-recovery"
  location            = azurerm_resource_group.recovery.location
  resource_group_name = azurerm_resource_group.recovery.name
  address_space       = ["10.2.0.0/16"]
  tags                = local.tags
}

resource "azurerm_subnet" "recovery_database" {
  name                 = "database"
  resource_group_name  = azurerm_resource_group.recovery.name
  virtual_network_name = azurerm_virtual_network.recovery.name
  address_prefixes     = ["10.2.2.0/24"]
  delegation {
    name = "postgresql"
    service_delegation {
      name    = "Microsoft.DBforPostgreSQL/flexibleServers"
      actions = ["Microsoft.Network/virtualNetworks/subnets/join/action"]
    }
  }
}

resource "azurerm_virtual_network_peering" "to_recovery" {
  name                      = "to-recovery"
  resource_group_name       = azurerm_resource_group.this.name
  virtual_network_name      = azurerm_virtual_network.this.name
  remote_virtual_network_id = azurerm_virtual_network.recovery.id
}

resource "azurerm_virtual_network_peering" "from_recovery" {
  name                      = "from-recovery"
  resource_group_name       = azurerm_resource_group.recovery.name
  virtual_network_name      = azurerm_virtual_network.recovery.name
  remote_virtual_network_id = azurerm_virtual_network.this.id
}

resource "azurerm_private_dns_zone_virtual_network_link" "recovery" {
  name                  = "tripgen-recovery"
  private_dns_zone_name = azurerm_private_dns_zone.database.name
  resource_group_name   = azurerm_resource_group.this.name
  virtual_network_id    = azurerm_virtual_network.recovery.id
}

resource "azurerm_postgresql_flexible_server" "recovery" {
  name                          = "tripgen-recovery"
  location                      = azurerm_resource_group.recovery.location
  resource_group_name           = azurerm_resource_group.recovery.name
  create_mode                   = "Replica"
  source_server_id              = azurerm_postgresql_flexible_server.primary.id
  delegated_subnet_id           = azurerm_subnet.recovery_database.id
  private_dns_zone_id           = azurerm_private_dns_zone.database.id
  public_network_access_enabled = false
  tags                          = local.tags
  depends_on                    = [azurerm_private_dns_zone_virtual_network_link.recovery]
}
