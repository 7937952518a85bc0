package org.signalbox.sbi.security;

/** Takes alarms away. Called on event loops: never waits. */
@FunctionalInterface
public interface AlarmPort {

  /** Takes one. */
  void raise(SecurityAlarm alarm);
}
