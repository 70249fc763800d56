package io.tracebloc.engine.release;

/** A release that was recognised. */
sealed interface FoundRelease {
  /** What a person needs to tell it from others. */
  ReleaseSummary summary();

  /** One of the tracebloc client chart, about which the program itself knows most. */
  record Client(Candidate candidate, String namespace) implements FoundRelease {
    @Override
    public ReleaseSummary summary() {
      return candidate.summary(namespace);
    }
  }

  /** One that a profile is for. */
  record Profiled(ProfileMatch match) implements FoundRelease {
    @Override
    public ReleaseSummary summary() {
      return new ReleaseSummary(
          match.profile().platform(),
          match.release(),
          match.namespace(),
          match.chart() + "-" + match.version(),
          match.status());
    }
  }
}
