//! What a running server does in place of this program, and what is said where it cannot.

use std::path::Path;

use client::types::{ListDestinationsQuery, Problem, Rule};
use client::{Client, ClientError};
use engine_model::Language;
use engine_model::plan::Plan;
use engine_model::request::TripRequest;
use wire::places::DestinationView;

use super::server::on_runtime;
use crate::cli::{Command, PlacesCommand, PlanArgs};
use crate::flags;
use crate::report::{Exit, Failure, Fault, Said};
use crate::settings::{ServerAddress, Settings};

/// Pages of a list that are asked for at most: ten thousand entries.
const MOST_PAGES: i64 = 100;

/// Refuses what no server does. The flag must mean something wherever it stands; the variable, which may be set for
/// other reasons, only where data are asked for that a server would have in its own way.
pub(super) fn suits(command: &Command, settings: &Settings) -> Result<(), Failure> {
    let Some(server) = &settings.server else {
        return Ok(());
    };
    let name = match command {
        Command::Plan(_) => return Ok(()),
        Command::Check(_) => "check",
        Command::Explain(_) => "explain",
        Command::Places(places) => match places.command {
            PlacesCommand::List => return Ok(()),
            PlacesCommand::Search(_) | PlacesCommand::Show(_) | PlacesCommand::Near(_) => {
                "this command of places"
            }
            PlacesCommand::Import(_) | PlacesCommand::Crosscheck(_) if !server.by_flag => return Ok(()),
            PlacesCommand::Import(_) | PlacesCommand::Crosscheck(_) => "this command",
        },
        _ if !server.by_flag => return Ok(()),
        _ => "this command",
    };
    Err(Failure::usage(Said::new(
        format!(
            "{name} works with the data at hand and asks no server; --server is for plan and places list"
        ),
        format!(
            "{name}은(는) 이 컴퓨터의 데이터로만 합니다. --server는 plan과 places list에만 쓸 수 있습니다"
        ),
    ))
    .help(Said::new(
        "leave out --server, and unset TRIPGEN_SERVER where it is set",
        "--server를 빼고, TRIPGEN_SERVER가 있으면 지우세요",
    )))
}

/// Plans on a server what would otherwise be planned here: the same request gives the same plan where the server has
/// the same data.
pub(super) fn plan(
    server: &ServerAddress,
    request: &TripRequest,
    arguments: &PlanArgs,
    language: Language,
) -> Result<Plan, Failure> {
    if arguments.no_rain {
        return Err(only_here(
            "--no-rain",
            "a server always plans for rain too",
            "서버는 언제나 비 오는 날도 준비합니다",
        ));
    }
    let at_flag = |field: &str| flags::flag_of(arguments, field);
    let client = client(server, language)?;
    let document = wire::request_to_json(request).into_bytes();
    let answer = on_runtime(client.plan_document(document))?;
    let body = answer.map_err(|error| failure(&error, server, at_flag))?.body;
    let text = String::from_utf8_lossy(&body);
    wire::plan_from_json(&text).map_err(|error| Failure::plan_file(Path::new(&server.url), &error))
}

/// The destinations of a server, all pages of them.
pub(super) fn destinations(
    server: &ServerAddress,
    language: Language,
) -> Result<Vec<DestinationView>, Failure> {
    let client = client(server, language)?;
    let listed = on_runtime(async {
        let mut views = Vec::new();
        for page in 1..=MOST_PAGES {
            let query = ListDestinationsQuery {
                page: Some(page),
                size: Some(100),
                ..ListDestinationsQuery::default()
            };
            let listed = client.list_destinations(&query).await?.body;
            views.extend(listed.items);
            if page >= listed.total_pages {
                break;
            }
        }
        Ok(views)
    })?;
    let views = listed.map_err(|error| failure(&error, server, |_| None))?;
    // The client's types are written from the same document as the server's: only the crate is another.
    serde_json::to_value(&views)
        .and_then(serde_json::from_value)
        .map_err(|error| other_version(server, 200, &error.to_string()))
}

fn client(server: &ServerAddress, language: Language) -> Result<Client, Failure> {
    let client = Client::new(&server.url).map_err(|error| failure(&error, server, |_| None))?;
    let client = client.with_language(match language {
        Language::English => "en",
        Language::Korean => "ko",
    });
    Ok(match &server.token {
        Some(token) => client.with_token(token),
        None => client,
    })
}

/// A flag that means nothing to a server.
pub(super) fn only_here(flag: &str, english: &str, korean: &str) -> Failure {
    Failure::usage(Said::new(
        format!("{flag} cannot be used with --server: {english}"),
        format!("{flag}은(는) --server와 함께 쓸 수 없습니다. {korean}"),
    ))
}

/// Why a server gave nothing; `at_flag` names the flag that a field came from.
fn failure(error: &ClientError, server: &ServerAddress, at_flag: impl Fn(&str) -> Option<String>) -> Failure {
    let url = &server.url;
    match error {
        ClientError::Problem(problem, _) => refusal(problem, server, at_flag),
        ClientError::Address(_) => Failure::usage(Said::new(
            format!("--server: `{url}` is no address of a server; write http://HOST:PORT"),
            format!("--server: `{url}`은(는) 서버 주소가 아닙니다. http://HOST:PORT처럼 써 주세요"),
        )),
        ClientError::Transport { source, .. } => Failure::new(
            Exit::Usage,
            "SERVER_UNREACHABLE",
            Said::new(
                format!("no answer from {url}: {}", innermost(source)),
                format!("{url} 서버가 답하지 않습니다: {}", innermost(source)),
            ),
        )
        .help(Said::new(
            "is the server running there? tripgen serve starts one; without --server the plan is made here",
            "서버가 켜져 있나요? tripgen serve로 켤 수 있고, --server를 빼면 여기에서 만듭니다",
        )),
        ClientError::Unexpected { status, reason, .. } => other_version(server, *status, reason),
    }
}

fn other_version(server: &ServerAddress, status: u16, reason: &str) -> Failure {
    let url = &server.url;
    Failure::new(
        Exit::Usage,
        "SERVER_ANSWER",
        Said::new(
            format!("{url} answered {status} as no TripGen of this version would: {reason}"),
            format!("{url} 서버의 답({status})이 이 버전의 TripGen과 다릅니다: {reason}"),
        ),
    )
}

/// The last cause says most: `Connection refused`.
fn innermost(error: &dyn std::error::Error) -> String {
    let mut error = error;
    while let Some(source) = error.source() {
        error = source;
    }
    error.to_string()
}

/// What the server said, field by field where it named fields.
fn refusal(problem: &Problem, server: &ServerAddress, at_flag: impl Fn(&str) -> Option<String>) -> Failure {
    let exit = if problem.code == "PLAN_REFUSED" {
        Exit::Internal
    } else {
        Exit::Usage
    };
    let sentence = match &problem.detail {
        Some(detail) => format!("{}: {detail}", problem.title),
        None => problem.title.clone(),
    };
    let mut failure = Failure::new(exit, &problem.code, Said::same(&sentence));
    if !problem.errors.is_empty() {
        let faults = problem.errors.iter().map(|error| Fault {
            field: at_flag(&error.field).unwrap_or_else(|| error.field.clone()),
            rule: rule(error.rule),
            message: Said::same(&error.message),
        });
        failure = failure.with_faults(faults.collect());
    }
    match problem.status {
        401 => failure.help(if server.token.is_some() {
            Said::new(
                "the token of --token or TRIPGEN_TOKEN is not good there; log in again, or create another API token",
                "--token이나 TRIPGEN_TOKEN의 토큰을 쓸 수 없습니다. 다시 로그인하거나 API 토큰을 새로 만드세요",
            )
        } else {
            Said::new(
                "show a token with TRIPGEN_TOKEN or --token",
                "TRIPGEN_TOKEN이나 --token으로 토큰을 알려 주세요",
            )
        }),
        500.. => failure.help(Said::new(
            format!("the server's log names it {}", problem.trace_id),
            format!("서버 기록에서 {}(으)로 찾을 수 있습니다", problem.trace_id),
        )),
        _ => failure,
    }
}

fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::Required => "REQUIRED",
        Rule::Format => "FORMAT",
        Rule::TooShort => "TOO_SHORT",
        Rule::TooLong => "TOO_LONG",
        Rule::OutOfRange => "OUT_OF_RANGE",
        Rule::DateRange => "DATE_RANGE",
    }
}
