package org.signalbox.ocs.mapping;

import java.util.List;
import java.util.Locale;
import org.signalbox.ocs.message.ImsInformation;
import org.signalbox.ocs.policy.GrantPolicy;

/**
 * Numbers that are never refused and never charged: emergency calls, free numbers. A called number
 * is looked at as it was dialled and in the form of the tariffs. Immutable; any thread.
 *
 * @param tests of numbers, and of URNs such as urn:service:sos in lower case
 * @param policy how such calls are granted
 */
record FreeNumbers(List<TextTest> tests, GrantPolicy policy) {

  FreeNumbers {
    tests = List.copyOf(tests);
  }

  boolean has(FieldView view) {
    String called = view.call(ImsInformation::called);
    if (called.isEmpty()) {
      return false;
    }
    return isFree(NumberText.of(called).toLowerCase(Locale.ROOT)) || isFree(view.number(called));
  }

  private boolean isFree(String number) {
    for (TextTest test : tests) {
      if (test.holds(number)) {
        return true;
      }
    }
    return false;
  }
}
