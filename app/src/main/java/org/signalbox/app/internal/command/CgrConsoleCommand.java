package org.signalbox.app.internal.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.signalbox.app.SignalboxVersion;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.call.ConsoleCommands;
import org.signalbox.app.internal.call.GoFlags;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.app.internal.call.Sentence;
import org.signalbox.app.internal.call.SentenceParser;
import org.signalbox.app.internal.call.TcpRpcCaller;
import org.signalbox.core.OperatorFault;
import tools.jackson.databind.JsonNode;

/**
 * {@code cgr-console} as the posts type it: one sentence, or a prompt without one. Prints JSON, as
 * scripts that read the reference's output expect.
 */
final class CgrConsoleCommand {

  private static final String SERVER = "127.0.0.1:2012";
  private static final Set<String> SWITCHES = Set.of("version", "verbose", "tls", "help", "h");
  private static final Set<String> VALUED =
      Set.of(
          "server",
          "rpc_encoding",
          "connect_attempts",
          "reconnects",
          "connect_timeout",
          "reply_timeout",
          "max_reconnect_interval",
          "api_key",
          "route_id",
          "ca_path",
          "crt_path",
          "key_path");

  int run(String[] line) {
    GoFlags flags = GoFlags.parse(line, SWITCHES, VALUED);
    if (flags.isOn("version")) {
      System.out.println("Signalbox " + SignalboxVersion.text());
      return 0;
    }
    if (flags.isOn("help") || flags.isOn("h")) {
      System.out.println("Usage: cgr-console [-server HOST:PORT] [-verbose] ['COMMAND Key=\"v\"']");
      return 0;
    }
    requirePlainJson(flags);
    String sentence = String.join(" ", flags.arguments());
    if (sentence.strip().startsWith("help")) {
      help();
      return 0;
    }
    try (RpcCaller caller = TcpRpcCaller.connect(flags.value("server").orElse(SERVER))) {
      return sentence.isBlank()
          ? converse(caller, flags.isOn("verbose"))
          : call(caller, sentence, flags.isOn("verbose"));
    }
  }

  private static void requirePlainJson(GoFlags flags) {
    String encoding = flags.value("rpc_encoding").orElse("json").replace("*", "");
    if (!encoding.equals("json")) {
      throw new OperatorFault(
          "found -rpc_encoding=" + encoding + ", expected json: no other encoding is served");
    }
    if (flags.isOn("tls")) {
      throw new OperatorFault("found -tls, expected none: raw TCP is served without TLS");
    }
  }

  private static int call(RpcCaller caller, String text, boolean verbose) {
    Sentence sentence = SentenceParser.parse(text);
    if (verbose) {
      System.out.println(sentence.method() + " " + CallJson.line(sentence.parameters()));
    }
    JsonNode result = caller.call(sentence.method(), sentence.parameters());
    System.out.println(CallJson.pretty(result));
    return 0;
  }

  /** A prompt, until the end of input; a mistake is shown and the next line is read. */
  private static int converse(RpcCaller caller, boolean verbose) {
    System.out.println("Signalbox at " + caller.address() + "; \"help\" lists the commands.");
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      while (true) {
        System.out.print("cgr> ");
        System.out.flush();
        String text = in.readLine();
        if (text == null || isEnd(text)) {
          System.out.println("bye!");
          return 0;
        }
        answer(caller, text.strip(), verbose);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(RpcCaller caller, String text, boolean verbose) {
    try {
      if (text.startsWith("help")) {
        help();
      } else if (!text.isEmpty()) {
        call(caller, text, verbose);
      }
    } catch (OperatorFault fault) {
      System.out.println(fault.getMessage());
    }
  }

  private static boolean isEnd(String text) {
    return Set.of("quit", "exit", "bye", "close").contains(text.strip().toLowerCase(Locale.ROOT));
  }

  private static void help() {
    for (String name : ConsoleCommands.names()) {
      System.out.printf(
          Locale.ROOT, "%-26s %s%n", name, ConsoleCommands.method(name).orElseThrow());
    }
  }
}
