//! Two texts against each other, line by line, as a patch shows them.

/// Lines around a change that are shown.
const AROUND: usize = 3;

/// The lines of both texts; `-` before what was expected, `+` before what came. Empty when they are equal.
pub fn unified(expected: &str, actual: &str) -> String {
    let steps = steps(&expected.lines().collect::<Vec<_>>(), &actual.lines().collect::<Vec<_>>());
    let changed = |at: usize| steps[at].0 != ' ';
    let mut out = String::new();
    let mut skipped = false;
    for (at, (sign, line)) in steps.iter().enumerate() {
        let near = at.saturating_sub(AROUND)..steps.len().min(at + AROUND + 1);
        if !near.into_iter().any(changed) {
            skipped = true;
            continue;
        }
        if std::mem::take(&mut skipped) {
            out.push_str("    @@\n");
        }
        out.push_str(&format!("    {sign} {line}\n"));
    }
    out
}

/// The shortest way from one to the other, by the longest common subsequence.
fn steps<'a>(from: &[&'a str], to: &[&'a str]) -> Vec<(char, &'a str)> {
    let mut common = vec![vec![0usize; to.len() + 1]; from.len() + 1];
    for a in (0..from.len()).rev() {
        for b in (0..to.len()).rev() {
            common[a][b] =
                if from[a] == to[b] { common[a + 1][b + 1] + 1 } else { common[a + 1][b].max(common[a][b + 1]) };
        }
    }
    let (mut a, mut b) = (0, 0);
    let mut steps = Vec::new();
    while a < from.len() || b < to.len() {
        if a < from.len() && b < to.len() && from[a] == to[b] {
            steps.push((' ', from[a]));
            (a, b) = (a + 1, b + 1);
        } else if b == to.len() || (a < from.len() && common[a + 1][b] >= common[a][b + 1]) {
            steps.push(('-', from[a]));
            a += 1;
        } else {
            steps.push(('+', to[b]));
            b += 1;
        }
    }
    steps
}
