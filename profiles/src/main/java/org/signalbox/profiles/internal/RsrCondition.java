package org.signalbox.profiles.internal;

import java.util.List;
import java.util.Optional;
import org.signalbox.profiles.MatchTerms;

/**
 * The element satisfies all of the tests. A missing field satisfies only the single test {@code
 * ^$}.
 */
record RsrCondition(Expression element, List<RsrTest> tests) implements Condition {

  RsrCondition {
    tests = List.copyOf(tests);
  }

  @Override
  public boolean holds(EventView event, MatchTerms terms) {
    Optional<String> text = element.text(event);
    if (text.isEmpty()) {
      return tests.size() == 1 && tests.getFirst().asksForEmpty();
    }
    return tests.stream().allMatch(test -> test.holds(text.get(), terms));
  }
}
