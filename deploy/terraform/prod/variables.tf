variable "region" {
  description = "Where everything runs."
  type        = string
  default     = "koreacentral"
}

variable "recovery_region" {
  description = "Where copies lie, for the loss of the region."
  type        = string
  default     = "koreasouth"
}

variable "zones" {
  description = "Zones of the region."
  type        = list(string)
  default     = ["1", "2", "3"]
}

variable "kubernetes_version" {
  description = "At least 1.29; pods pause before they stop from 1.30 on."
  type        = string
  default     = "1.31"
  validation {
    condition     = tonumber(split(".", var.kubernetes_version)[1]) >= 29
    error_message = "TripGen needs Kubernetes 1.29 or later."
  }
}

variable "operators" {
  description = "The group in Entra ID whose members may look after cluster and vault."
  type        = string
}

variable "contacts" {
  description = "Mail addresses that are told when money or secrets run out."
  type        = list(string)
}

variable "budget_usd" {
  description = "What a month may cost."
  type        = number
  default     = 2650
}

variable "budget_from" {
  description = "The first day from which it counts, the first of a month."
  type        = string
  default     = "2027-01-01T00:00:00Z"
}

variable "replicas_here" {
  description = "Read replicas of the database in the region; one more is in the recovery region."
  type        = number
  default     = 1
  validation {
    condition     = var.replicas_here >= 1 && var.replicas_here <= 4
    error_message = "The database bears at most 5 replicas, and one of them is in the recovery region."
  }
}

variable "blocked_countries" {
  description = "Countries whose requests are refused at the edge."
  type        = list(string)
  default     = ["CN", "RU"]
}

variable "allowed_networks" {
  description = "Networks whose requests are never refused for their country."
  type        = list(string)
  default     = []
}
