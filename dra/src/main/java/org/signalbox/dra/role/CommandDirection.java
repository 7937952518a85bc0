package org.signalbox.dra.role;

import java.util.Optional;

/** The side that may get a request. */
public enum CommandDirection {
  TO_SERVER,
  TO_CLIENT,
  BOTH;

  /** The one side that may get it; empty when both may. */
  public Optional<Side> receiver() {
    return switch (this) {
      case TO_SERVER -> Optional.of(Side.SERVER);
      case TO_CLIENT -> Optional.of(Side.CLIENT);
      case BOTH -> Optional.empty();
    };
  }
}
