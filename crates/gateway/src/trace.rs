//! A request's place in a trace (W3C Trace Context, Level 1): taken in, handed on, or begun here.

use axum::http::{HeaderMap, HeaderValue, Method};
use platform::World;
use platform::telemetry::is_probe;
use platform::trace::{Kind, Parent, Span, TRACEPARENT, TRACESTATE, Tracer};

/// Where a request stands in its trace.
#[derive(Debug)]
pub(crate) struct Trace {
    /// Who caused it, or a new trace that nobody has told of.
    parent: Parent,
    /// Whether it began here: what the caller said of its state belongs to another trace then.
    began_here: bool,
    /// The step of the edge, where traces are sent to a collector.
    pub(crate) step: Span,
}

impl Trace {
    /// Goes on with the trace of the request, or begins one.
    pub(crate) fn of(
        method: &Method,
        path: &str,
        headers: &HeaderMap,
        tracer: &Tracer,
        world: &World,
    ) -> Self {
        let given = Parent::of(headers);
        let began_here = given.is_none();
        let parent = given.unwrap_or_else(|| Parent::new_trace(world));
        let step = if tracer.is_on() && !is_probe(path) {
            begin(method, tracer, parent.clone())
        } else {
            Span::none()
        };
        Self {
            parent,
            began_here,
            step,
        }
    }

    /// Its number, 32 hexadecimal digits.
    pub(crate) fn id(&self) -> String {
        format!("{:032x}", self.parent.trace)
    }

    /// Writes it into the headers of what is passed on. Each try writes its own step over it where there is one.
    pub(crate) fn write(&self, headers: &mut HeaderMap, world: &World) {
        if self.step.is_on() {
            return self.step.write(headers);
        }
        // Nobody here records it: whoever does sees a step without a record between theirs.
        let (trace, span) = (self.parent.trace, u64::from_be_bytes(world.bytes()).max(1));
        let value = format!(
            "00-{trace:032x}-{span:016x}-{:02x}",
            u8::from(self.parent.sampled)
        );
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(TRACEPARENT, value);
        }
        if self.began_here {
            headers.remove(TRACESTATE);
        }
    }
}

/// What somebody outside says about keeping a trace is not heard: it would let anybody fill the collector.
fn begin(method: &Method, tracer: &Tracer, parent: Parent) -> Span {
    let name = known(method);
    let unheard = Parent {
        sampled: false,
        ..parent
    };
    let mut step = tracer.begin(Kind::Server, name, Some(unheard));
    step.set("http.request.method", name);
    step
}

/// A method that nobody knows is a text of the caller's choice (`_OTHER` in the semantic conventions).
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "_OTHER",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GIVEN: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    fn passed_on(given: &str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert(TRACEPARENT, given.parse().expect("a header value"));
        headers.insert(TRACESTATE, HeaderValue::from_static("vendor=1"));
        let world = World::system();
        Trace::of(&Method::GET, "/", &headers, &Tracer::off(), &world).write(&mut headers, &world);
        let state = headers.contains_key(TRACESTATE);
        let parent = headers[TRACEPARENT].to_str().expect("ASCII").to_owned();
        format!("{parent} {state}")
    }

    #[test]
    fn goes_on_with_a_trace_in_a_span_of_its_own() {
        let passed = passed_on(GIVEN);
        assert!(
            passed.starts_with("00-4bf92f3577b34da6a3ce929d0e0e4736-"),
            "{passed}"
        );
        assert!(!passed.contains("00f067aa0ba902b7"), "{passed}");
        assert!(passed.ends_with("-01 true"), "{passed}");
    }

    #[test]
    fn begins_a_trace_where_none_can_be_read() {
        for given in [
            "",
            "x",
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
            "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        ] {
            let passed = passed_on(given);
            assert!(!passed.contains("4bf92f3577b34da6a3ce929d0e0e4736"), "{given}");
            assert!(passed.ends_with("-00 false"), "{passed}");
            assert_eq!(passed.len(), 55 + " false".len(), "{passed}");
        }
    }

    #[test]
    fn reads_what_a_later_version_has_in_common() {
        let later = GIVEN.replacen("00-", "01-", 1) + "-more";
        assert!(passed_on(&later).starts_with("00-4bf92f3577b34da6a3ce929d0e0e4736-"));
    }
}
