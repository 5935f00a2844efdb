//! One question, one chance to correct the answer, one time for both.

use std::time::Duration;

use serde_json::Value;

use crate::model::tasks::Task;
use crate::model::{Model, ModelError, Prompt, Speaker, Turn};

/// The longest text of a model that is looked at, in bytes. An answer to any of our questions is a tenth of it.
const MOST_ANSWER_BYTES: usize = 32 * 1024;

/// Asks a model, and gives what is left of its answer after checking.
pub(crate) async fn ask(model: &dyn Model, task: &Task, limit: Duration) -> Result<Value, ModelError> {
    tokio::time::timeout(limit, within_two_turns(model, task))
        .await
        .map_err(|_elapsed| ModelError::TimedOut)?
}

async fn within_two_turns(model: &dyn Model, task: &Task) -> Result<Value, ModelError> {
    let mut prompt = task.prompt();
    let answer = model.complete(&prompt).await?;
    let reason = match checked(task, &answer) {
        Ok(value) => return Ok(value),
        Err(reason) => reason,
    };
    correct(&mut prompt, answer, &reason);
    let answer = model.complete(&prompt).await?;
    checked(task, &answer).map_err(|reason| ModelError::Unusable { reason })
}

fn checked(task: &Task, answer: &str) -> Result<Value, String> {
    if answer.len() > MOST_ANSWER_BYTES {
        return Err(format!("it is longer than {MOST_ANSWER_BYTES} bytes"));
    }
    task.accept(answer)
}

fn correct(prompt: &mut Prompt, answer: String, reason: &str) {
    // An answer that is too long to be read is too long to be sent back.
    let answer = if answer.len() > MOST_ANSWER_BYTES {
        String::new()
    } else {
        answer
    };
    prompt.turns.push(Turn {
        speaker: Speaker::Model,
        text: answer,
    });
    prompt.turns.push(Turn {
        speaker: Speaker::Product,
        text: format!("That answer cannot be used: {reason}. Answer again with the JSON document only."),
    });
}
