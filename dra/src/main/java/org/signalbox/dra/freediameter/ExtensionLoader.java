package org.signalbox.dra.freediameter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.core.Problem;
import org.signalbox.dra.freediameter.FreeDiameterConfig.Extension;
import org.signalbox.dra.freediameter.RoutingExtensions.BusyPeers;

/**
 * Takes the extensions of a main file one by one. An extension's configuration is looked for as it
 * is written, then beside the main file, then in the daemon's default folder.
 *
 * <p>An extension that would change messages or routes and is not known is a problem, not a
 * warning: leaving it out would silently route otherwise than the operator's daemon did.
 */
final class ExtensionLoader {

  private static final Path DEFAULT_FOLDER = Path.of("/etc/freeDiameter");

  private final Path folder;
  private final List<Problem> problems;
  private final List<Problem> warnings = new ArrayList<>();

  private final List<ScoreRule> scoreRules = new ArrayList<>();
  private final List<PatternRule> patternRules = new ArrayList<>();
  private boolean followsRedirects;
  private boolean balancesLoad;
  private boolean randomises;
  private boolean hidesDestinationHost;
  private Optional<BusyPeers> busyPeers = Optional.empty();
  private Optional<Integer> maximumBytes = Optional.empty();
  private Optional<Whitelist> whitelist = Optional.empty();
  private Optional<Integer> dumpMask = Optional.empty();

  ExtensionLoader(Path folder, List<Problem> problems) {
    this.folder = folder;
    this.problems = problems;
  }

  private record Source(String file, String text) {}

  void load(Extension extension) {
    String name = extension.name();
    if (name.startsWith("dict_")) {
      // All its definitions are built in.
      return;
    }
    if (isSwitch(name)) {
      return;
    }
    switch (name) {
      case "rt_default" -> required(extension).ifPresent(this::addScoreRules);
      case "rt_ereg" ->
          required(extension)
              .ifPresent(source ->
                  patternRules.addAll(
                      ExtensionParsers.ereg(source.file(), source.text(), problems)));
      case "rt_busypeers" -> {
        Source source = optional(extension);
        busyPeers = Optional.of(ExtensionParsers.busyPeers(source.file(), source.text(), problems));
      }
      case "rt_deny_by_size" -> {
        Source source = optional(extension);
        maximumBytes =
            Optional.of(ExtensionParsers.maximumBytes(source.file(), source.text(), problems));
      }
      case "acl_wl" ->
          required(extension)
              .ifPresent(source ->
                  whitelist =
                      Optional.of(WhitelistParser.parse(source.file(), source.text(), problems)));
      case "dbg_msg_dumps" -> dumpMask = Optional.of(mask(extension));
      default -> unknown(extension);
    }
  }

  private boolean isSwitch(String name) {
    switch (name) {
      case "rt_redirect" -> followsRedirects = true;
      case "rt_load_balance" -> balancesLoad = true;
      case "rt_randomize" -> randomises = true;
      case "rt_ignore_dh" -> hidesDestinationHost = true;
      default -> {
        return false;
      }
    }
    return true;
  }

  private void addScoreRules(Source source) {
    RtDefaultParser.Result result = RtDefaultParser.parse(source.file(), source.text());
    scoreRules.addAll(result.rules());
    problems.addAll(result.problems());
    warnings.addAll(result.warnings());
  }

  private void unknown(Extension extension) {
    String shown = "the extension \"" + extension.file() + "\"";
    if (extension.name().startsWith("dbg_")) {
      warnings.add(
          new Problem(
              extension.position(), shown, "./signalbox dra status and explain in its place"));
      return;
    }
    problems.add(
        new Problem(
            extension.position(),
            shown,
            "one of dict_*, dbg_*, rt_default, rt_ereg, rt_redirect, rt_load_balance,"
                + " rt_randomize, rt_ignore_dh, rt_busypeers, rt_deny_by_size, acl_wl"));
  }

  /** Four nibbles: errors, messages, routing, peers. Missing means full dumps of everything. */
  private int mask(Extension extension) {
    String text = extension.configuration().orElse("0x8888");
    try {
      return Integer.decode(text) & 0xffff;
    } catch (NumberFormatException e) {
      problems.add(
          new Problem(
              extension.position(), "the mask \"" + text + "\"", "a number such as 0x8888"));
      return 0;
    }
  }

  private Source optional(Extension extension) {
    return extension.configuration().isEmpty()
        ? new Source(extension.file(), "")
        : required(extension).orElse(new Source(extension.file(), ""));
  }

  private Optional<Source> required(Extension extension) {
    String name = extension.configuration().orElse(extension.name() + ".conf");
    for (Path candidate :
        List.of(Path.of(name), folder.resolve(name), DEFAULT_FOLDER.resolve(name))) {
      if (Files.isRegularFile(candidate)) {
        return read(extension, candidate);
      }
    }
    problems.add(
        new Problem(
            extension.position(),
            "no file \"" + name + "\"",
            "the configuration of " + extension.name() + " in " + folder));
    return Optional.empty();
  }

  private Optional<Source> read(Extension extension, Path file) {
    try {
      return Optional.of(new Source(file.toString(), IncludeReader.text(file)));
    } catch (IOException e) {
      problems.add(
          new Problem(extension.position(), file + ": " + e.getMessage(), "a readable file"));
      return Optional.empty();
    }
  }

  RoutingExtensions finish() {
    return new RoutingExtensions(
        scoreRules,
        patternRules,
        followsRedirects,
        balancesLoad,
        randomises,
        hidesDestinationHost,
        busyPeers,
        maximumBytes,
        whitelist,
        dumpMask);
  }

  List<Problem> warnings() {
    return List.copyOf(warnings);
  }
}
