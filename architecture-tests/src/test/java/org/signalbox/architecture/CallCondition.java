package org.signalbox.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.regex.Pattern;

/** Refuses calls of, and references to, methods whose full name matches a pattern. */
final class CallCondition extends ArchCondition<JavaClass> {

  private final Pattern forbidden;

  CallCondition(String description, Pattern forbidden) {
    super(description);
    this.forbidden = forbidden;
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    for (JavaAccess<?> access : type.getAccessesFromSelf()) {
      if (forbidden.matcher(access.getTarget().getFullName()).matches()) {
        events.add(SimpleConditionEvent.violated(type, access.getDescription()));
      }
    }
  }
}
