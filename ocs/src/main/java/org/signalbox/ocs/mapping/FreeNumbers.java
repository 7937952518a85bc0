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

  /** Whether a call is one of these, or its network says that it is an emergency. */
  boolean has(FieldView view) {
    if (view.request().information().ims().filter(ImsInformation::isEmergency).isPresent()) {
      return true;
    }
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
