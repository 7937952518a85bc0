package org.signalbox.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A network of a test's own: one loopback interface that has {@value #ADDRESS} beside 127.0.0.1, an
 * own {@code /etc/hosts}, and every port free. Programs started in it end with it, whatever happens
 * to the test: they live in a process namespace whose first process reads the test's pipe.
 *
 * <p>Real daemons need it: freeDiameter does not listen on loopback addresses, and Kamailio wants
 * peers by name. Making one needs root. Any thread may use it.
 */
public final class PrivateNetwork implements AutoCloseable {

  /** The address that is no loopback address, on the loopback interface. */
  public static final String ADDRESS = "10.99.0.1";

  /** The interface at both ends of {@link #connect}. */
  public static final String CABLE = "cable";

  private static final int CLONE_NEWNET = 0x4000_0000;
  private static final String SET_UP =
      "mount --bind \"$1\" /etc/hosts && ip link set lo up && ip address add "
          + ADDRESS
          + "/32 dev lo && echo ready && exec cat";

  private final Process holder;
  private final long pid;
  private final Path hosts;
  private final ExecutorService inside;

  private PrivateNetwork(Process holder, Path hosts) {
    this.holder = holder;
    this.hosts = hosts;
    new ProgramOutput(holder.getInputStream(), "ready").awaited();
    this.pid = holder.children().findFirst().orElseThrow().pid();
    this.inside =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("private-network").factory());
    run(() -> {
      enter(pid);
      return true;
    });
  }

  /**
   * Makes a network.
   *
   * @param names host names that lead to {@value #ADDRESS}
   * @throws AssertionError with what to do, when this process may not make one
   */
  public static PrivateNetwork open(String... names) {
    String unshare = ExternalTool.require("unshare", "util-linux").path().toString();
    ExternalTool.require("ip", "iproute2");
    if (!System.getProperty("user.name").equals("root")) {
      throw new AssertionError(
          "real daemons run in a network namespace, and making one needs root:"
              + " sudo --preserve-env=JAVA_HOME ./signalbox test");
    }
    try {
      Path hosts = Files.createTempFile("signalbox-hosts", "");
      Files.writeString(
          hosts, "127.0.0.1 localhost\n" + ADDRESS + " " + String.join(" ", names) + "\n");
      Process holder =
          new ProcessBuilder(
                  List.of(
                      unshare,
                      "--net",
                      "--mount",
                      "--pid",
                      "--fork",
                      "--kill-child=KILL",
                      "sh",
                      "-c",
                      SET_UP,
                      "sh",
                      hosts.toString()))
              .redirectErrorStream(true)
              .start();
      return new PrivateNetwork(holder, hosts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Adds addresses to the loopback interface.
   *
   * @param addresses without a prefix length
   */
  public void addAddresses(String... addresses) {
    for (String address : addresses) {
      tool("ip", "address", "add", address + "/32", "dev", "lo");
    }
  }

  /**
   * Lays a cable to another network.
   *
   * @param there addresses of the other network, reached over the cable from here
   * @param here addresses of this network, reached over the cable from there
   */
  public void connect(PrivateNetwork other, List<String> there, List<String> here) {
    tool(
        "ip", "link", "add", CABLE, "type", "veth", "peer", "name", CABLE, "netns", other.pathOf());
    tool("ip", "link", "set", CABLE, "up");
    other.tool("ip", "link", "set", CABLE, "up");
    there.forEach(
        address -> tool("ip", "route", "add", address, "dev", CABLE, "src", here.getFirst()));
    here.forEach(address ->
        other.tool("ip", "route", "add", address, "dev", CABLE, "src", there.getFirst()));
  }

  private String pathOf() {
    return "/proc/" + pid + "/ns/net";
  }

  /** Lays a folder over another one, for programs in this network only. */
  public void mount(Path folder, String over) {
    tool("mount", "--bind", folder.toString(), over);
  }

  /** Runs a command of the operating system in this network to its end; returns its output. */
  public String tool(String... command) {
    List<String> whole = command(List.of(command));
    return new ExternalTool(Path.of(whole.getFirst())).run(whole.subList(1, whole.size()), "");
  }

  /** Runs a command of the operating system in this network to its end, whatever its status. */
  public ExternalTool.Outcome outcome(List<String> command) {
    List<String> whole = command(command);
    return new ExternalTool(Path.of(whole.getFirst())).outcome(whole.subList(1, whole.size()), "");
  }

  /** The command that runs another command in this network. */
  public List<String> command(List<String> other) {
    List<String> whole =
        new ArrayList<>(
            List.of(
                ExternalTool.require("nsenter", "util-linux").path().toString(),
                "--target",
                Long.toString(pid),
                "--net",
                "--mount",
                "--pid",
                "--"));
    whole.addAll(other);
    return whole;
  }

  /**
   * Runs code on a thread whose new sockets belong to this network. A socket stays in the network
   * it was made in, so only opening, binding and connecting it has to happen here.
   */
  public <T> T run(Callable<T> code) {
    try {
      return inside.submit(code).get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io
          ? new UncheckedIOException(io)
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted inside a private network", e);
    }
  }

  /** Moves the calling thread into the network namespace of a process. */
  @SuppressWarnings("restricted") // The build and the tests run with native access.
  private static void enter(long pid) {
    Linker linker = Linker.nativeLinker();
    FunctionDescriptor twoInts =
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    FunctionDescriptor pathAndInt =
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    MethodHandle open =
        linker.downcallHandle(linker.defaultLookup().findOrThrow("open"), pathAndInt);
    MethodHandle setns =
        linker.downcallHandle(linker.defaultLookup().findOrThrow("setns"), twoInts);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment path = arena.allocateFrom("/proc/" + pid + "/ns/net");
      int namespace = (int) open.invokeExact(path, 0);
      if ((int) setns.invokeExact(namespace, CLONE_NEWNET) != 0) {
        throw new IllegalStateException("setns was refused");
      }
    } catch (Throwable e) {
      throw new IllegalStateException("cannot enter the network of process " + pid, e);
    }
  }

  /** Ends every program in the network. */
  @Override
  public void close() {
    inside.shutdownNow();
    holder.children().forEach(ProcessHandle::destroyForcibly);
    try {
      holder.waitFor();
      Files.deleteIfExists(hosts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a private network ended", e);
    }
  }
}
