# The address plan. Nothing but the gateway of the cloud is reached from outside.
resource "azurerm_virtual_network" "this" {
  name                = "tripgen"
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name
  address_space       = ["10.0.0.0/16"]
  tags                = local.tags
}

resource "azurerm_subnet" "application" {
  name                 = "application"
  resource_group_name  = azurerm_resource_group.this.name
  virtual_network_name = azurerm_virtual_network.this.name
  address_prefixes     = ["10.0.1.0/24"]
  service_endpoints    = ["Microsoft.KeyVault", "Microsoft.Storage"]
}

resource "azurerm_subnet" "database" {
  name                 = "database"
  resource_group_name  = azurerm_resource_group.this.name
  virtual_network_name = azurerm_virtual_network.this.name
  address_prefixes     = ["10.0.2.0/24"]
  delegation {
    name = "postgresql"
    service_delegation {
      name    = "Microsoft.DBforPostgreSQL/flexibleServers"
      actions = ["Microsoft.Network/virtualNetworks/subnets/join/action"]
    }
  }
}

resource "azurerm_subnet" "cache" {
  name                 = "cache"
  resource_group_name  = azurerm_resource_group.this.name
  virtual_network_name = azurerm_virtual_network.this.name
  address_prefixes     = ["10.0.3.0/24"]
}

resource "azurerm_subnet" "gateway" {
  name                 = "gateway"
  resource_group_name  = azurerm_resource_group.this.name
  virtual_network_name = azurerm_virtual_network.this.name
  address_prefixes     = ["10.0.4.0/24"]
}

# Language models have a network of their own; the planner does not need them.
resource "azurerm_virtual_network" "ai" {
  name                = "tripgen-ai"
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name
  address_space       = ["10.1.0.0/16"]
  tags                = local.tags
}

resource "azurerm_subnet" "model" {
  name                 = "model"
  resource_group_name  = azurerm_resource_group.this.name
  virtual_network_name = azurerm_virtual_network.ai.name
  address_prefixes     = ["10.1.1.0/24"]
}

resource "azurerm_virtual_network_peering" "to_ai" {
  name                      = "to-ai"
  resource_group_name       = azurerm_resource_group.this.name
  virtual_network_name      = azurerm_virtual_network.this.name
  remote_virtual_network_id = azurerm_virtual_network.ai.id
}

resource "azurerm_virtual_network_peering" "from_ai" {
  name                      = "from-ai"
  resource_group_name       = azurerm_resource_group.this.name
  virtual_network_name      = azurerm_virtual_network.ai.name
  remote_virtual_network_id = azurerm_virtual_network.this.id
}

# Whoever is not named here is refused.
locals {
  doors = {
    database = { subnet = azurerm_subnet.database.id, from = "10.0.1.0/24", ports = ["5432"] }
    cache    = { subnet = azurerm_subnet.cache.id, from = "10.0.1.0/24", ports = ["6380"] }
    model    = { subnet = azurerm_subnet.model.id, from = "10.0.1.0/24", ports = ["443"] }
  }
}

resource "azurerm_network_security_group" "door" {
  for_each            = local.doors
  name                = each.key
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name
  tags                = local.tags

  security_rule {
    name                       = "application"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_address_prefix      = each.value.from
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_ranges    = each.value.ports
  }
  # Primary and standby, the nodes of a cache: each among themselves.
  security_rule {
    name                       = "itself"
    priority                   = 110
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_address_prefixes    = each.key == "model" ? ["10.1.1.0/24"] : [each.key == "database" ? "10.0.2.0/24" : "10.0.3.0/24"]
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_range     = "*"
  }
  security_rule {
    name                       = "nobody-else"
    priority                   = 4000
    direction                  = "Inbound"
    access                     = "Deny"
    protocol                   = "*"
    source_address_prefix      = "*"
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_range     = "*"
  }
}

resource "azurerm_subnet_network_security_group_association" "door" {
  for_each                  = local.doors
  subnet_id                 = each.value.subnet
  network_security_group_id = azurerm_network_security_group.door[each.key].id
}
