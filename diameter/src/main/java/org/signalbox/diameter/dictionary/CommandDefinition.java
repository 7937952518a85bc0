package org.signalbox.diameter.dictionary;

import java.util.Set;

/**
 * A command.
 *
 * @param code the command code
 * @param name without Request or Answer, such as Credit-Control
 * @param abbreviation without R or A, such as CC
 * @param applications the ids of the applications that have it; empty for a command of all
 */
public record CommandDefinition(
    int code, String name, String abbreviation, Set<Integer> applications) {

  public CommandDefinition {
    applications = Set.copyOf(applications);
  }

  /** A command of which the dictionary knows nothing but its code. */
  static CommandDefinition unnamed(int code) {
    String number = Integer.toUnsignedString(code);
    return new CommandDefinition(code, number, number, Set.of());
  }

  /** True when an application has this command. */
  public boolean isOf(int application) {
    return applications.isEmpty() || applications.contains(application);
  }

  /** The name of its request or answer, such as Credit-Control-Request. */
  public String name(boolean request) {
    return name + (request ? "-Request" : "-Answer");
  }

  /** The short name of its request or answer, such as CCR. */
  public String abbreviation(boolean request) {
    return abbreviation + (request ? "R" : "A");
  }
}
