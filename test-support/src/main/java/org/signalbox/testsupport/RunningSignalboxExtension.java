package org.signalbox.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the program of {@link RunningSignalbox} at first use and ends it with the class. */
public final class RunningSignalboxExtension implements ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(RunningSignalboxExtension.class);
  private static final List<Class<?>> PARAMETERS =
      List.of(SignalboxProcess.class, HttpRpcClient.class, TcpRpcClient.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return PARAMETERS.contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Running running = running(context);
    Class<?> type = parameter.getParameter().getType();
    if (type == SignalboxProcess.class) {
      return running.process();
    }
    if (type == HttpRpcClient.class) {
      return running.http();
    }
    TcpRpcClient client = running.process().tcp();
    context.getStore(NAMESPACE).put(client, client);
    return client;
  }

  private static Running running(ExtensionContext context) {
    ExtensionContext ofClass =
        context.getParent().filter(c -> c.getTestClass().isPresent()).orElse(context);
    String[] settings =
        context.getRequiredTestClass().getAnnotation(RunningSignalbox.class).value();
    return ofClass
        .getStore(NAMESPACE)
        .computeIfAbsent(Running.class, key -> Running.start(settings), Running.class);
  }

  /** The process, its one HTTP client and its folder, ended together. */
  private record Running(Path folder, SignalboxProcess process, HttpRpcClient http)
      implements AutoCloseable {

    static Running start(String[] settings) {
      try {
        Path folder = Files.createTempDirectory("signalbox-test");
        SignalboxProcess process =
            SignalboxProcess.start(SignalboxSetup.on(folder.resolve("data")).with(settings));
        return new Running(folder, process, process.http());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      http.close();
      process.close();
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
