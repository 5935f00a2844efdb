# The gateway of the cloud: TLS 1.2 and later, the firewall in prevention, the private address 10.0.4.10. Its listeners
# and rules are written by the ingress controller from the chart's Ingress.
resource "azurerm_public_ip" "edge" {
  name                = "tripgen-edge"
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name
  allocation_method   = "Static"
  sku                 = "Standard"
  zones               = var.zones
  tags                = local.tags
}

resource "azurerm_web_application_firewall_policy" "edge" {
  name                = "tripgen"
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name
  tags                = local.tags

  policy_settings {
    enabled                     = true
    mode                        = "Prevention"
    request_body_check          = true
    max_request_body_size_in_kb = 2000
    file_upload_limit_in_mb     = 512
  }
  managed_rules {
    managed_rule_set {
      type    = "OWASP"
      version = "3.2"
    }
  }
  dynamic "custom_rules" {
    for_each = length(var.allowed_networks) > 0 ? [1] : []
    content {
      name      = "allowed"
      priority  = 10
      rule_type = "MatchRule"
      action    = "Allow"
      match_conditions {
        match_variables {
          variable_name = "RemoteAddr"
        }
        operator     = "IPMatch"
        match_values = var.allowed_networks
      }
    }
  }
  custom_rules {
    name      = "countries"
    priority  = 20
    rule_type = "MatchRule"
    action    = "Block"
    match_conditions {
      match_variables {
        variable_name = "RemoteAddr"
      }
      operator     = "GeoMatch"
      match_values = var.blocked_countries
    }
  }
  # What one address may ask in a minute. The product's own gateway counts by user as well.
  custom_rules {
    name                 = "rate"
    priority             = 30
    rule_type            = "RateLimitRule"
    action               = "Block"
    rate_limit_duration  = "OneMin"
    rate_limit_threshold = 1000
    group_rate_limit_by  = "ClientAddr"
    match_conditions {
      match_variables {
        variable_name = "RemoteAddr"
      }
      operator     = "IPMatch"
      match_values = ["0.0.0.0/0"]
    }
  }
}

# Reads the certificate, which the vault renews by itself.
resource "azurerm_user_assigned_identity" "edge" {
  name                = "tripgen-edge"
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name
  tags                = local.tags
}

resource "azurerm_role_assignment" "edge" {
  scope                = azurerm_key_vault.this.id
  role_definition_name = "Key Vault Secrets User"
  principal_id         = azurerm_user_assigned_identity.edge.principal_id
}

resource "azurerm_application_gateway" "this" {
  name                = "tripgen"
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name
  firewall_policy_id  = azurerm_web_application_firewall_policy.edge.id
  enable_http2        = true
  zones               = var.zones
  tags                = local.tags

  sku {
    name = "WAF_v2"
    tier = "WAF_v2"
  }
  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.edge.id]
  }
  ssl_certificate {
    name                = "tripgen-edge"
    key_vault_secret_id = azurerm_key_vault_certificate.edge.versionless_secret_id
  }
  autoscale_configuration {
    min_capacity = 2
    max_capacity = 10
  }
  ssl_policy {
    policy_type = "Predefined"
    policy_name = "AppGwSslPolicy20220101"
  }
  gateway_ip_configuration {
    name      = "gateway"
    subnet_id = azurerm_subnet.gateway.id
  }
  frontend_ip_configuration {
    name                 = "public"
    public_ip_address_id = azurerm_public_ip.edge.id
  }
  frontend_ip_configuration {
    name                          = "private"
    subnet_id                     = azurerm_subnet.gateway.id
    private_ip_address_allocation = "Static"
    private_ip_address            = "10.0.4.10"
  }
  # The provider wants one of each; the controller replaces them.
  frontend_port {
    name = "http"
    port = 80
  }
  backend_address_pool {
    name = "none"
  }
  backend_http_settings {
    name                  = "none"
    port                  = 8080
    protocol              = "Http"
    cookie_based_affinity = "Disabled"
  }
  http_listener {
    name                           = "none"
    frontend_ip_configuration_name = "public"
    frontend_port_name             = "http"
    protocol                       = "Http"
  }
  request_routing_rule {
    name                       = "none"
    rule_type                  = "Basic"
    priority                   = 20000
    http_listener_name         = "none"
    backend_address_pool_name  = "none"
    backend_http_settings_name = "none"
  }
  depends_on = [azurerm_role_assignment.edge]
  lifecycle {
    ignore_changes = [backend_address_pool, backend_http_settings, frontend_port, http_listener, probe,
    redirect_configuration, request_routing_rule, tags, url_path_map]
  }
}
