package org.signalbox.diameter.internal;

import org.jspecify.annotations.Nullable;

/** Something with a deadline; a link of an {@link AnswerWheel}'s lists. Used on one event loop. */
abstract class WheelEntry {

  @Nullable WheelEntry previous;
  @Nullable WheelEntry next;
  long deadlineTick;
  boolean waiting;

  /** The deadline has passed; the entry is no longer in the wheel. */
  abstract void onTimeout();
}
