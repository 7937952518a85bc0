package org.signalbox.profiles;

import org.signalbox.core.OperatorFault;

/**
 * A filter, attribute or charger that cannot be used as it is written. Thrown when it is set, never
 * while an event is processed; the message is what the client is told.
 */
public final class ProfileFault extends OperatorFault {

  private static final long serialVersionUID = 1L;

  public ProfileFault(String sentence) {
    super(sentence);
  }
}
