//! The smallest request that still fails, found by leaving parts out.

use engine_model::request::TripRequest;
use serde_json::Value;

/// Leaves out whatever can go while the request still reads and `fails` still holds.
pub fn shrink(request: &TripRequest, fails: &dyn Fn(&TripRequest) -> bool) -> String {
    let mut smallest: Value =
        serde_json::from_str(&wire::request_to_json(request)).expect("the writer writes JSON");
    loop {
        let before = smallest.to_string().len();
        let mut paths = Vec::new();
        collect(&smallest, &mut Vec::new(), &mut paths);
        for path in paths.iter().rev() {
            let mut smaller = smallest.clone();
            if !remove(&mut smaller, path) {
                continue;
            }
            let still = wire::request_from_json(&smaller.to_string()).is_ok_and(|request| fails(&request));
            if still {
                smallest = smaller;
            }
        }
        if smallest.to_string().len() == before {
            return smallest.to_string();
        }
    }
}

#[derive(Clone, Debug)]
enum Part {
    Key(String),
    Index(usize),
}

/// The path of every key and element.
fn collect(value: &Value, path: &mut Vec<Part>, paths: &mut Vec<Vec<Part>>) {
    let parts: Vec<(Part, &Value)> = match value {
        Value::Object(object) => object
            .iter()
            .map(|(key, value)| (Part::Key(key.clone()), value))
            .collect(),
        Value::Array(array) => array
            .iter()
            .enumerate()
            .map(|(at, value)| (Part::Index(at), value))
            .collect(),
        _ => Vec::new(),
    };
    for (part, value) in parts {
        path.push(part);
        paths.push(path.clone());
        collect(value, path, paths);
        path.pop();
    }
}

fn remove(value: &mut Value, path: &[Part]) -> bool {
    match (path, value) {
        ([Part::Key(key)], Value::Object(object)) => object.remove(key).is_some(),
        ([Part::Index(at)], Value::Array(array)) if *at < array.len() => {
            array.remove(*at);
            true
        }
        ([Part::Key(key), rest @ ..], Value::Object(object)) => {
            object.get_mut(key).is_some_and(|inner| remove(inner, rest))
        }
        ([Part::Index(at), rest @ ..], Value::Array(array)) => {
            array.get_mut(*at).is_some_and(|inner| remove(inner, rest))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::shrink;
    use crate::generate::Worlds;

    #[test]
    fn leaves_out_what_does_not_matter() {
        let mut request = Worlds::default().case(5).request;
        request.free_text = "keep me".to_owned();
        let shrunk = shrink(&request, &|request| request.free_text == "keep me");
        let read = wire::request_from_json(&shrunk).expect("a request");
        assert_eq!(read.free_text, "keep me");
        assert_eq!((read.members.len(), read.destinations.len()), (1, 1));
        assert!(read.locks.is_empty() && read.transfers.is_empty() && read.must_see.is_empty());
    }
}
