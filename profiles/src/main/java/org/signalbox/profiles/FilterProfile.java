package org.signalbox.profiles;

import java.util.List;

/**
 * A named filter: all its rules must hold.
 *
 * @param key its name
 * @param rules in the operator's order
 * @param interval when it is in force
 */
public record FilterProfile(ProfileKey key, List<Rule> rules, ActivationInterval interval) {

  public FilterProfile {
    rules = List.copyOf(rules);
  }

  /**
   * One condition.
   *
   * @param type such as {@code *string}, {@code *notprefix}
   * @param element the path read, such as {@code ~*req.Account}
   * @param values any of them satisfies the rule
   */
  public record Rule(String type, String element, List<String> values) {

    public Rule {
      values = List.copyOf(values);
    }
  }
}
