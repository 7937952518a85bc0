package org.signalbox.config.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.signalbox.config.Secret;
import org.signalbox.config.Setting;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;

/** Takes a secret from its setting or from the file that the setting beside it names. */
public final class SecretFile {

  private static final SourcePosition DEFAULTS = new SourcePosition("settings", 1, 1);

  private final SettingValues values;
  private final List<Problem> problems;

  public SecretFile(SettingValues values, List<Problem> problems) {
    this.values = values;
    this.problems = problems;
  }

  /**
   * The secret; empty when neither setting is set or, with a problem added, when it is unusable.
   */
  public Optional<Secret> read(Setting<Secret> direct, Setting<Path> file, String... names) {
    Optional<Secret> secret = values.optional(direct, names);
    Optional<Path> path = values.optional(file, names);
    if (path.isEmpty()) {
      return secret;
    }
    SourcePosition position = values.position(file, names).orElse(DEFAULTS);
    if (secret.isPresent()) {
      problems.add(new Problem(position, "a secret in both places", "one of the two settings"));
      return Optional.empty();
    }
    return read(path.get(), position);
  }

  private Optional<Secret> read(Path path, SourcePosition position) {
    try {
      String text = Files.readString(path).strip();
      if (!text.isEmpty() && text.lines().count() == 1) {
        return Optional.of(new Secret(text));
      }
      String found = text.isEmpty() ? "an empty file " : "several lines in ";
      problems.add(new Problem(position, found + path, "a file that holds the secret alone"));
    } catch (IOException e) {
      problems.add(new Problem(position, path + ", which cannot be read", "a readable file"));
    }
    return Optional.empty();
  }
}
