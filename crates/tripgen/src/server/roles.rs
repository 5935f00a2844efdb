//! What one process serves of the whole.

use std::collections::BTreeSet;
use std::fmt;

use crate::cli::Role;

/// The roles that stand on records.
const ON_RECORDS: [Role; 5] = [Role::User, Role::Trip, Role::Ai, Role::Location, Role::Scheduler];

/// The roles of a process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Roles(BTreeSet<Role>);

impl Roles {
    /// As they were asked for.
    pub(crate) fn of(roles: &[Role]) -> Self {
        Self(roles.iter().copied().collect())
    }

    /// One process that serves everything.
    pub(crate) fn everything() -> Self {
        Self::of(&[Role::All])
    }

    /// Whether it is the one process of its installation.
    pub(crate) fn are_everything(&self) -> bool {
        self.0.contains(&Role::All)
    }

    /// Whether it serves a role.
    pub(crate) fn have(&self, role: Role) -> bool {
        self.are_everything() || self.0.contains(&role)
    }

    /// Whether it serves one of these.
    pub(crate) fn have_one(&self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.have(*role))
    }

    /// Whether it needs the database.
    pub(crate) fn serve_records(&self) -> bool {
        self.have_one(&ON_RECORDS)
    }
}

/// As they are written on the command line.
impl fmt::Display for Roles {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<&str> = self.0.iter().map(|role| word(*role)).collect();
        formatter.write_str(&words.join(","))
    }
}

fn word(role: Role) -> &'static str {
    match role {
        Role::All => "all",
        Role::Gateway => "gateway",
        Role::User => "user",
        Role::Trip => "trip",
        Role::Ai => "ai",
        Role::Location => "location",
        Role::Web => "web",
        Role::Scheduler => "scheduler",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_process_has_every_role() {
        let all = Roles::everything();
        assert!(all.have(Role::Trip) && all.serve_records() && all.are_everything());
        let front = Roles::of(&[Role::Web, Role::Gateway]);
        assert!(!front.have(Role::Trip) && !front.serve_records());
        assert_eq!(front.to_string(), "gateway,web");
    }
}
