//! The steps on the way to a plan, and the share of the way that each of them is.

use contracts::generations::{GenerationStep, StepProgress, StepState};

/// Every step, with the share of the whole at which it ends.
const STEPS: [(GenerationStep, u8); 5] = [
    (GenerationStep::Wishes, 10),
    (GenerationStep::Weather, 15),
    (GenerationStep::Planning, 85),
    (GenerationStep::Checking, 95),
    (GenerationStep::Saving, 100),
];

/// Every step, none begun.
pub(crate) fn waiting() -> Vec<StepProgress> {
    STEPS
        .iter()
        .map(|(step, _)| StepProgress {
            step: *step,
            state: StepState::Waiting,
        })
        .collect()
}

/// Puts a step into a state.
pub(crate) fn set(steps: &mut [StepProgress], step: GenerationStep, state: StepState) {
    for entry in steps.iter_mut().filter(|entry| entry.step == step) {
        entry.state = state;
    }
}

/// Ends every step that was begun; those that were not stay as they are.
pub(crate) fn close(steps: &mut [StepProgress]) {
    for entry in steps.iter_mut().filter(|entry| entry.state == StepState::Running) {
        entry.state = StepState::Done;
    }
}

/// How much of the whole is over, 0..=99, where `planned` is the share of the planning itself, 0..=100. Only the stored
/// end is 100.
pub(crate) fn progress(steps: &[StepProgress], planned: u32) -> u8 {
    let mut reached = 0;
    let mut begin = 0;
    for (step, end) in STEPS {
        let state = steps
            .iter()
            .find(|entry| entry.step == step)
            .map(|entry| entry.state);
        match state {
            Some(StepState::Done | StepState::Skipped) => reached = end,
            Some(StepState::Running) if step == GenerationStep::Planning => {
                let share = planned.min(100) * u32::from(end - begin) / 100;
                reached = begin + u8::try_from(share).unwrap_or(0);
            }
            Some(StepState::Running | StepState::Waiting) | None => {}
        }
        begin = end;
    }
    reached.min(99)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_follows_the_steps_and_ends_below_a_hundred() {
        let mut steps = waiting();
        assert_eq!(progress(&steps, 0), 0);
        set(&mut steps, GenerationStep::Wishes, StepState::Done);
        assert_eq!(progress(&steps, 0), 10);
        set(&mut steps, GenerationStep::Weather, StepState::Skipped);
        set(&mut steps, GenerationStep::Planning, StepState::Running);
        assert_eq!(
            [0, 50, 100, 900].map(|planned| progress(&steps, planned)),
            [15, 50, 85, 85]
        );
        close(&mut steps);
        set(&mut steps, GenerationStep::Checking, StepState::Done);
        set(&mut steps, GenerationStep::Saving, StepState::Done);
        assert_eq!(progress(&steps, 100), 99);
    }
}
