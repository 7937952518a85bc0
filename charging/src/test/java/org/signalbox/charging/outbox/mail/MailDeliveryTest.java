package org.signalbox.charging.outbox.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.charging.outbox.OutboxItem;

class MailDeliveryTest {

  private static final OutboxItem ITEM =
      new OutboxItem(
          17,
          0,
          "*mail",
          "{\"To\":[\"noc@example.org\",\"ann@example.org\"],\"At\":\"2026-01-15T12:00:00Z\","
              + "\"Actions\":\"LOW\\r\\nBcc: eve@example.org\","
              + "\"Account\":{\"ID\":\"cgrates.org:1001\",\"Text\":\".\\r\\nMAIL FROM:<eve>\"}}",
          Instant.parse("2026-01-15T12:00:01Z"),
          0);

  private static MailServer server(int port, Optional<MailServer.Login> login) {
    return new MailServer("127.0.0.1", port, "ocs@example.org", login, MailServer.Tls.OFFERED);
  }

  private static Optional<String> delivered(ScriptedMailServer to) {
    return new MailDelivery(Optional.of(server(to.port(), Optional.empty()))).deliver(ITEM);
  }

  private static String text(List<String> told) {
    String encoded = String.join("", told.subList(told.indexOf("") + 1, told.indexOf(".")));
    return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
  }

  @Test
  void shouldSendTheAccountToAllRecipients() throws IOException {
    // Given
    try (ScriptedMailServer server = new ScriptedMailServer(Map.of())) {

      // When
      Optional<String> failure = delivered(server);

      // Then
      assertThat(failure).isEmpty();
      assertThat(server.told())
          .containsSubsequence(
              "EHLO [127.0.0.1]",
              "MAIL FROM:<ocs@example.org>",
              "RCPT TO:<noc@example.org>",
              "RCPT TO:<ann@example.org>",
              "DATA",
              "To: <noc@example.org>,",
              " <ann@example.org>",
              "Message-ID: <17.0.1768478401000@example.org>",
              ".");
      assertThat(text(server.told())).contains("\"ID\" : \"cgrates.org:1001\"");
    }
  }

  @Test
  void shouldLetNoNameBeginALineOfItsOwn() throws IOException {
    // Given
    try (ScriptedMailServer server = new ScriptedMailServer(Map.of())) {

      // When
      Optional<String> failure = delivered(server);

      // Then
      assertThat(failure).isEmpty();
      assertThat(server.told())
          .contains("Subject: [Signalbox] LOW??Bcc: eve@example.org on cgrates.org:1001")
          .noneMatch(line -> line.startsWith("Bcc:") || line.contains("<eve>"));
    }
  }

  @Test
  void shouldBeDoneWhenOneRecipientIsRefused() throws IOException {
    // Given
    try (ScriptedMailServer server =
        new ScriptedMailServer(Map.of("RCPT TO:<ann", "550 no such user"))) {

      // When
      Optional<String> failure = delivered(server);

      // Then
      assertThat(failure).isEmpty();
      assertThat(server.told()).contains("DATA");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''        | 554 go away                | the server said 554 go away",
        "EHLO      | nonsense                   | found no reply but \"nonsense\"",
        "MAIL      | 451 try again              | the server said 451 try again",
        "RCPT      | 550 no such user           | no recipient was taken: noc@example.org: 550",
        "DATA      | 250 what                   | the server said 250 what",
        "STARTTLS  | 250 what                   | the server said 421",
      })
  void shouldTellWhyNobodyGotIt(String line, String reply, String why) throws IOException {
    // Given
    Map<String, String> replies =
        line.equals("STARTTLS")
            ? Map.of("EHLO", "250-hello\r\n250 STARTTLS", "STARTTLS", "421 not now")
            : Map.of(line, reply);
    try (ScriptedMailServer server = new ScriptedMailServer(replies)) {

      // When
      Optional<String> failure = delivered(server);

      // Then
      assertThat(failure.orElseThrow()).startsWith(why);
      assertThat(server.told()).doesNotContain(".");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "250-hello AUTH/250 AUTH PLAIN LOGIN | AUTH PLAIN AG9jcwBoaWRkZW4=",
        "250-hello/250 AUTH LOGIN | aGlkZGVu"
      })
  void shouldShowWhoItIs(String greeting, String expected) throws IOException {
    // Given
    Map<String, String> replies =
        Map.of(
            "EHLO",
            greeting.replace("/", "\r\n"),
            "AUTH PLAIN",
            "235 in",
            "AUTH LOGIN",
            "334 VXNlcm5hbWU6",
            "b2Nz",
            "334 UGFzc3dvcmQ6",
            "aGlkZGVu",
            "235 in");
    try (ScriptedMailServer server = new ScriptedMailServer(replies)) {
      MailServer.Login login = new MailServer.Login("ocs", "hidden");

      // When
      Optional<String> failure =
          new MailDelivery(Optional.of(server(server.port(), Optional.of(login)))).deliver(ITEM);

      // Then
      assertThat(failure).isEmpty();
      assertThat(server.told()).contains(expected, ".");
      assertThat(login.toString()).doesNotContain("hidden");
    }
  }

  @Test
  void shouldGiveUpOnAServerWhoseLineDoesNotEnd() throws IOException {
    // Given
    try (ScriptedMailServer server = new ScriptedMailServer(Map.of("", "x".repeat(5_000)))) {

      // When
      Optional<String> failure = delivered(server);

      // Then
      assertThat(failure).contains("the server's line does not end");
    }
  }

  @Test
  void shouldWaitForAServerToBeSet() {
    // Given
    MailDelivery mails = new MailDelivery(Optional.empty());

    // When
    Optional<String> failure = mails.deliver(ITEM);

    // Then
    assertThat(failure).contains("mail.server is not set");
  }

  private static void serveUntilData(ServerSocket listener, CountDownLatch isOver) {
    try (Socket client = listener.accept()) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
      String line = "";
      while (!line.equals("DATA")) {
        String reply = line.isEmpty() ? "220 mail.example.org\r\n" : "250 fine\r\n";
        client.getOutputStream().write(reply.getBytes(StandardCharsets.US_ASCII));
        line = in.readLine();
      }
      client.getOutputStream().write("354 go on\r\n".getBytes(StandardCharsets.US_ASCII));
      isOver.await();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @Timeout(120)
  void shouldGiveUpOnAServerThatReadsNoMore() throws IOException {
    // Given
    CountDownLatch isOver = new CountDownLatch(1);
    try (ServerSocket listener = new ServerSocket()) {
      // More than the buffers of both sides hold.
      listener.setReceiveBufferSize(4_096);
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      Thread.ofVirtual().start(() -> serveUntilData(listener, isOver));
      OutboxItem large =
          new OutboxItem(
              17,
              0,
              "*mail",
              "{\"To\":[\"noc@example.org\"],\"Account\":{\"ID\":\""
                  + "x".repeat(16_000_000)
                  + "\"}}",
              Instant.EPOCH,
              0);
      MailDelivery mails =
          new MailDelivery(
              Optional.of(server(listener.getLocalPort(), Optional.empty())),
              Duration.ofSeconds(2));

      // When
      Optional<String> failure = mails.deliver(large);

      // Then
      isOver.countDown();
      assertThat(failure).contains("the server took too long");
    }
  }
}
