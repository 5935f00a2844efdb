//! The operations that anybody may ask for. A wrong token does no harm there: who logs in may still carry an old one.

use axum::http::Method;

/// The paths, each with its methods.
#[derive(Clone, Debug, Default)]
pub struct OpenPaths(Vec<(Method, Vec<String>)>);

impl OpenPaths {
    /// From methods and path templates such as `/api/v1/shared/{token}`. `/api/v1` stands for `/api` too.
    pub fn new<'a>(operations: impl IntoIterator<Item = (Method, &'a str)>) -> Self {
        let parts = |path: &str| segments(path).map(str::to_owned).collect();
        Self(
            operations
                .into_iter()
                .map(|(method, path)| (method, parts(path)))
                .collect(),
        )
    }

    /// Whether anybody may ask for this.
    pub(crate) fn hold(&self, method: &Method, path: &str) -> bool {
        let asked: Vec<&str> = segments(path).collect();
        let fits = |template: &[String]| {
            template.len() == asked.len()
                && template
                    .iter()
                    .zip(&asked)
                    .all(|(part, asked)| part.starts_with('{') || part == asked)
        };
        self.0
            .iter()
            .any(|(open, template)| open == method && fits(template))
    }
}

fn segments(path: &str) -> impl Iterator<Item = &str> {
    let path = path.strip_prefix("/api").unwrap_or(path);
    let path = path.strip_prefix("/v1").unwrap_or(path);
    path.split('/').filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_operations_by_method_and_template() {
        let open = OpenPaths::new([
            (Method::POST, "/api/v1/users/login"),
            (Method::GET, "/api/v1/shared/{token}"),
        ]);
        for (method, path, expected) in [
            (Method::POST, "/api/v1/users/login", true),
            (Method::POST, "/api/users/login", true),
            (Method::GET, "/api/v1/users/login", false),
            (Method::GET, "/api/v1/shared/abc", true),
            (Method::GET, "/api/v1/shared", false),
            (Method::GET, "/api/v1/shared/abc/map", false),
            (Method::GET, "/api/v1/users/me", false),
        ] {
            assert_eq!(open.hold(&method, path), expected, "{method} {path}");
        }
    }
}
