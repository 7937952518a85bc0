package org.signalbox.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The real program in a process of its own, started on the class path of the test with the options
 * that the launcher gives it. Whoever starts it closes it.
 */
public final class SignalboxProcess implements AutoCloseable {

  static final String MAIN_CLASS = "org.signalbox.app.Main";
  static final String READY = "signalbox ready";
  private static final List<String> LISTENERS =
      List.of("rpc.http", "rpc.tcp", "diameter.listen", "sbi.listen", "console.listen");
  private static final long STOP_SECONDS = 30;

  private final SignalboxSetup setup;
  private final Process process;
  private final ProgramOutput output;

  private SignalboxProcess(SignalboxSetup setup, Process process) {
    this.setup = setup;
    this.process = process;
    this.output = new ProgramOutput(process.getInputStream(), READY);
  }

  /**
   * Starts the program and waits until its listeners are open.
   *
   * @throws AssertionError with the program's output when it does not get ready
   */
  public static SignalboxProcess start(SignalboxSetup setup) {
    SignalboxProcess started = launch(setup);
    try {
      started.output.awaited();
    } catch (AssertionError e) {
      started.close();
      throw e;
    }
    return started;
  }

  /**
   * Starts the program where it is expected to refuse, and waits for its end.
   *
   * @return what it wrote, and its exit status in the last line
   */
  public static String refusal(SignalboxSetup setup) {
    try (SignalboxProcess started = launch(setup)) {
      int status = started.awaitExit();
      started.output.awaitEnd();
      return started.output.text() + "\nexit status " + status;
    }
  }

  private static SignalboxProcess launch(SignalboxSetup setup) {
    List<String> command = new ArrayList<>(setup.wrapper());
    command.addAll(
        ProgramCommand.java(MAIN_CLASS, List.of("start", "--data", setup.dataFolder().toString())));
    for (String listener : LISTENERS) {
      if (setup.settings().stream().noneMatch(setting -> setting.startsWith(listener + "="))) {
        command.addAll(List.of("--set", listener + "=127.0.0.1:0"));
      }
    }
    setup.settings().forEach(setting -> command.addAll(List.of("--set", setting)));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(setup.dataFolder().resolve("..").normalize().toFile());
    builder.environment().putAll(setup.environment());
    try {
      return new SignalboxProcess(setup, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(command.toString(), e);
    }
  }

  /** Where a listener is, by its setting, such as {@code rpc.http}. */
  public InetSocketAddress listener(String setting) {
    String ready = output.awaited();
    Matcher address = Pattern.compile(Pattern.quote(setting) + "=(\\S+):(\\d+)").matcher(ready);
    if (!address.find()) {
      throw new AssertionError("no listener " + setting + " in: " + ready);
    }
    try {
      InetAddress host = InetAddress.getByName(address.group(1));
      return new InetSocketAddress(
          host.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : host,
          Integer.parseInt(address.group(2)));
    } catch (UnknownHostException e) {
      throw new UncheckedIOException(e);
    }
  }

  public HttpRpcClient http() {
    return new HttpRpcClient(listener("rpc.http"));
  }

  public TcpRpcClient tcp() {
    return new TcpRpcClient(listener("rpc.tcp"));
  }

  public Path dataFolder() {
    return setup.dataFolder();
  }

  /** The identity of the process. */
  public long pid() {
    return process.pid();
  }

  /** The last lines that the program wrote. */
  public String output() {
    return output.text();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL, and waits until the process is gone. */
  public void kill() {
    program().forEach(ProcessHandle::destroyForcibly);
    awaitExit();
  }

  /**
   * SIGTERM, and waits for the clean end.
   *
   * @return the exit status
   */
  public int stop() {
    program().forEach(ProcessHandle::destroy);
    return awaitExit();
  }

  /** The program itself, not the wrapper around it, which ends by itself and writes what it has. */
  private List<ProcessHandle> program() {
    return setup.wrapper().isEmpty() ? List.of(process.toHandle()) : process.descendants().toList();
  }

  /**
   * Waits for the program to end by itself.
   *
   * @return the exit status
   * @throws AssertionError when it does not end in {@value #STOP_SECONDS} s
   */
  public int awaitExit() {
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("still running after " + STOP_SECONDS + " s:\n" + output.text());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the program's end", e);
    }
  }

  @Override
  public void close() {
    program().forEach(ProcessHandle::destroyForcibly);
    if (program().isEmpty()) {
      process.destroyForcibly();
    }
    awaitExit();
  }
}
