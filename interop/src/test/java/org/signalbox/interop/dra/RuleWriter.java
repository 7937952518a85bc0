package org.signalbox.interop.dra;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Writes random rules of rt_default: every criterion, every target, every form of a score. */
final class RuleWriter {

  private static final List<String> WORDS =
      List.of("NO_DELIVERY", "DEFAULT", "DEFAULT_REALM", "REALM", "REDIR_HOST", "FINALDEST");

  private final SplittableRandom random;
  private final List<String> hosts;
  private final List<String> realms;
  private final List<String> users;

  RuleWriter(SplittableRandom random, List<String> hosts, List<String> realms, List<String> users) {
    this.random = random;
    this.hosts = hosts;
    this.realms = realms;
    this.users = users;
  }

  /** One rule with its line end. */
  String line() {
    return criterion() + " : " + target() + " += " + score() + " ;\n";
  }

  private String criterion() {
    return switch (random.nextInt(7)) {
      case 0 -> "*";
      case 1 -> "oh=" + text(List.of("mme01.c.example", "smf01.c.example", "far.away.example"));
      case 2 -> "or=" + text(List.of("c.example", "away.example"));
      case 3 -> "dh=" + text(hosts);
      case 4 -> "dr=" + text(realms);
      case 5 -> "un=" + text(users);
      default -> "si=" + pattern(List.of("session;1", "session;5", "session;9"));
    };
  }

  private String target() {
    return random.nextInt(3) == 0 ? "rlm=" + text(realms) : text(hosts);
  }

  private String text(List<String> of) {
    if (random.nextInt(3) == 0) {
      return pattern(of);
    }
    return "\"" + any(of) + "\"";
  }

  /** A pattern that means the same in POSIX's language and in RE2's. */
  private String pattern(List<String> of) {
    String text = any(of);
    int half = 1 + random.nextInt(text.length() - 1);
    String pattern =
        switch (random.nextInt(5)) {
          case 0 -> "^" + quoted(text.substring(0, half));
          case 1 -> quoted(text.substring(half)) + "$";
          case 2 -> "^(" + quoted(any(of)) + "|" + quoted(text) + ")$";
          case 3 -> "^" + quoted(text.substring(0, half)) + "[-a-z0-9.]*$";
          default -> text.substring(0, 1) + ".{2,4}" + quoted(text.substring(text.length() - 1));
        };
    return "[\"" + pattern + "\"]";
  }

  private static String quoted(String text) {
    return text.replace(".", "[.]");
  }

  private String score() {
    return switch (random.nextInt(4)) {
      case 0 -> anyCase(any(WORDS));
      case 1 -> any(WORDS) + " - " + random.nextInt(1, 30);
      case 2 -> random.nextInt(1, 40) + "+" + any(WORDS);
      default -> Integer.toString(random.nextInt(-40, 60));
    };
  }

  private String anyCase(String word) {
    return random.nextBoolean() ? word : word.toLowerCase(Locale.ROOT);
  }

  private String any(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
