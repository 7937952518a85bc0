package org.signalbox.config.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.signalbox.core.Problem;

/** Replaces a text that is wholly {@code ${NAME}} by that environment variable. */
public final class EnvironmentReference {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  private final Function<String, Optional<String>> environment;
  private final List<Problem> problems;

  public EnvironmentReference(
      Function<String, Optional<String>> environment, List<Problem> problems) {
    this.environment = environment;
    this.problems = problems;
  }

  /**
   * The setting with its text from the environment where it refers to it. Empty, with a problem
   * added, when the variable is not set or a secret is written out.
   */
  public Optional<SettingText> resolve(SettingText found) {
    Matcher matcher = REFERENCE.matcher(found.text());
    if (matcher.matches()) {
      Optional<String> value = environment.apply(matcher.group(1));
      if (value.isEmpty()) {
        problems.add(
            new Problem(
                found.position(),
                found.text() + ", which is not set",
                "an environment variable that is set"));
      }
      return value.map(found::withText);
    }
    if (found.setting().form().secret()) {
      problems.add(
          new Problem(
              found.position(),
              found.setting().form().quoted(found.text()),
              found.setting().form().description()));
      return Optional.empty();
    }
    return Optional.of(found);
  }
}
