//! Reads the values of a request into types that cannot be wrong, and gathers every refusal before it answers.

use crate::language::{Text, text};
use crate::problem::{FieldProblem, Problem, Rule};

/// The refusals gathered so far.
#[derive(Debug, Default)]
pub struct Fields {
    problems: Vec<FieldProblem>,
}

impl Fields {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Refuses a field.
    pub fn refuse(&mut self, field: impl Into<String>, rule: Rule, message: Text) {
        self.problems.push(FieldProblem {
            field: field.into(),
            rule,
            message,
        });
    }

    /// Whether anything was refused.
    pub fn refused(&self) -> bool {
        !self.problems.is_empty()
    }

    /// The problem with every refusal, if there is one.
    pub fn finish(self) -> Result<(), Problem> {
        if self.problems.is_empty() {
            return Ok(());
        }
        Err(Problem {
            fields: self.problems,
            ..Problem::invalid_request()
        })
    }

    /// A text without the space around it, of a length in characters; an empty one is missing.
    pub fn text(&mut self, field: &str, value: &str, least: usize, most: usize) -> String {
        let trimmed = value.trim();
        let length = trimmed.chars().count();
        if length == 0 && least > 0 {
            self.refuse(field, Rule::Required, text("꼭 필요합니다", "This is required"));
        } else if length < least {
            self.refuse(
                field,
                Rule::TooShort,
                text(
                    format!("{least}자 이상이어야 합니다"),
                    format!("At least {least} characters"),
                ),
            );
        } else if length > most {
            self.refuse(
                field,
                Rule::TooLong,
                text(
                    format!("{most}자까지 쓸 수 있습니다"),
                    format!("At most {most} characters"),
                ),
            );
        } else if trimmed
            .chars()
            .any(|letter| letter.is_control() && letter != '\n' && letter != '\t')
        {
            self.refuse(
                field,
                Rule::Format,
                text("제어 문자는 쓸 수 없습니다", "Control characters are not allowed"),
            );
        }
        trimmed.to_owned()
    }

    /// A number within a range, both ends included.
    pub fn range<T: PartialOrd + std::fmt::Display + Copy>(
        &mut self,
        field: &str,
        value: T,
        least: T,
        most: T,
    ) -> T {
        if value < least || value > most {
            self.refuse(
                field,
                Rule::OutOfRange,
                text(
                    format!("{least}에서 {most} 사이여야 합니다"),
                    format!("Between {least} and {most}"),
                ),
            );
        }
        value
    }

    /// A value that must be there.
    pub fn required<T>(&mut self, field: &str, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.refuse(field, Rule::Required, text("꼭 필요합니다", "This is required"));
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gathers_every_refusal() {
        let mut fields = Fields::new();
        assert_eq!(fields.text("name", "  Seoul ", 1, 80), "Seoul");
        fields.text("title", " ", 1, 80);
        fields.text("note", "abcdef", 0, 5);
        fields.range("age", 130, 0, 120);
        let problem = fields.finish().expect_err("three refusals");
        let rules: Vec<_> = problem
            .fields
            .iter()
            .map(|field| (field.field.as_str(), field.rule))
            .collect();
        assert_eq!(
            rules,
            [
                ("title", Rule::Required),
                ("note", Rule::TooLong),
                ("age", Rule::OutOfRange)
            ]
        );
    }
}
