//! Who does what, when each is fit for some tasks and nobody does more than a few.

/// The tasks that nobody can be found for. `fit[task]` holds who may do it; each does at most `most` of them.
pub fn unassigned(fit: &[Vec<usize>], most: usize) -> Vec<usize> {
    let mut done: Vec<(usize, usize)> = Vec::new();
    (0..fit.len()).filter(|task| !assign(*task, fit, most, &mut done, &mut Vec::new())).collect()
}

/// Finds somebody for a task, if need be by finding somebody else for what they do. No deeper than there are tasks.
fn assign(
    task: usize,
    fit: &[Vec<usize>],
    most: usize,
    done: &mut Vec<(usize, usize)>,
    asked: &mut Vec<usize>,
) -> bool {
    for who in &fit[task] {
        if asked.contains(who) {
            continue;
        }
        asked.push(*who);
        let theirs: Vec<usize> = done.iter().filter(|(_, other)| other == who).map(|(task, _)| *task).collect();
        if theirs.len() < most {
            done.push((task, *who));
            return true;
        }
        for other in theirs {
            done.retain(|(task, _)| *task != other);
            if assign(other, fit, most, done, asked) {
                done.push((task, *who));
                return true;
            }
            done.push((other, *who));
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_does_more_than_they_may_and_tasks_are_handed_on() {
        assert_eq!(unassigned(&[vec![0], vec![0], vec![0]], 2), [2]);
        assert_eq!(unassigned(&[vec![0, 1], vec![0], vec![0]], 2), [0; 0]);
        assert_eq!(unassigned(&[vec![0, 1], vec![0, 1], vec![0]], 1), [1; 1].map(|_| 2));
        assert_eq!(unassigned(&[vec![0, 1], vec![0]], 1), [0; 0]);
        assert_eq!(unassigned(&[vec![]], 2), [0]);
    }
}
