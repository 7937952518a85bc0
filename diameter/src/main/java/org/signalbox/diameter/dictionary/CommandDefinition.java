package org.signalbox.diameter.dictionary;

/**
 * A command.
 *
 * @param code the command code
 * @param name without Request or Answer, such as Credit-Control
 * @param abbreviation without R or A, such as CC
 */
public record CommandDefinition(int code, String name, String abbreviation) {

  /** The name of its request or answer, such as Credit-Control-Request. */
  public String name(boolean request) {
    return name + (request ? "-Request" : "-Answer");
  }

  /** The short name of its request or answer, such as CCR. */
  public String abbreviation(boolean request) {
    return abbreviation + (request ? "R" : "A");
  }
}
