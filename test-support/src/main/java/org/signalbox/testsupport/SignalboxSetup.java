package org.signalbox.testsupport;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a test starts the program.
 *
 * @param dataFolder the folder it keeps its files in; outlives the process
 * @param settings {@code KEY=VALUE}, as after {@code --set}
 * @param wrapper a command that the program's own command is appended to, such as a tracer
 * @param environment added to the test's own
 */
public record SignalboxSetup(
    Path dataFolder, List<String> settings, List<String> wrapper, Map<String, String> environment) {

  public SignalboxSetup {
    settings = List.copyOf(settings);
    wrapper = List.copyOf(wrapper);
    environment = Map.copyOf(environment);
  }

  /** The defaults on a data folder: free loopback ports and the embedded database. */
  public static SignalboxSetup on(Path dataFolder) {
    return new SignalboxSetup(dataFolder, List.of(), List.of(), Map.of());
  }

  public SignalboxSetup with(String... more) {
    List<String> all = Stream.concat(settings.stream(), Stream.of(more)).toList();
    return new SignalboxSetup(dataFolder, all, wrapper, environment);
  }

  public SignalboxSetup wrappedIn(List<String> command) {
    return new SignalboxSetup(dataFolder, settings, command, environment);
  }

  public SignalboxSetup withEnvironment(Map<String, String> variables) {
    return new SignalboxSetup(dataFolder, settings, wrapper, variables);
  }
}
