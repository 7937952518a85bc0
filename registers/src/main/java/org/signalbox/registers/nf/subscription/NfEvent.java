package org.signalbox.registers.nf.subscription;

/** What can be notified (TS 29.510 §6.1.6.3.4, {@code NotificationEventType}). */
public enum NfEvent {
  NF_REGISTERED,
  NF_DEREGISTERED,
  NF_PROFILE_CHANGED
}
