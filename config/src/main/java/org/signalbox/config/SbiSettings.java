package org.signalbox.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The settings of the service-based interfaces and of the NRF; part of {@link Settings#ALL}. */
public final class SbiSettings {

  /** What becomes of requests that came too late. */
  public enum Late {
    REFUSE,
    SERVE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static final Setting<List<ListenAddress>> LISTEN =
      Setting.of(
          "sbi.listen",
          ValueForms.LISTEN_ALL,
          "127.0.0.1:7777; [::1]:7777",
          """
          HTTP/2 without TLS for network functions (NRF and 5G-EIR), with ; between several
          addresses. One of the default two that this machine lacks is left out.\
          """);

  public static final Setting<Boolean> ANONYMOUS =
      Setting.of(
          "sbi.anonymous",
          ValueForms.FLAG,
          "false",
          """
          Whether network functions without certificates may be served beyond loopback, as
          Open5GS serves them. With false, addresses beyond loopback need sbi.tls.authority.\
          """);

  public static final Setting<Late> LATE =
      Setting.of(
          "sbi.late-requests",
          ValueForms.oneOf(Late.class),
          "refuse",
          """
          What becomes of a request that came later than its 3gpp-Sbi-Max-Rsp-Time after its
          3gpp-Sbi-Sender-Timestamp: refuse answers 504, which needs clocks that agree to within
          seconds; serve answers as if it were in time.\
          """);

  public static final Setting<List<ListenAddress>> TLS_LISTEN =
      Setting.of(
          "sbi.tls.listen",
          ValueForms.LISTEN_ALL,
          "off",
          """
          The same with TLS, such as 127.0.0.1:7778; needs sbi.tls.certificate and sbi.tls.key.
          The files of TLS are read again when they change.\
          """);

  public static final Setting<Path> TLS_CERTIFICATE =
      Setting.optional(
          "sbi.tls.certificate",
          ValueForms.PATH,
          "/etc/signalbox/sbi.pem",
          "The certificate of this node and those above it, in PEM.");

  public static final Setting<Path> TLS_KEY =
      Setting.optional(
          "sbi.tls.key",
          ValueForms.PATH,
          "/etc/signalbox/sbi.key",
          "Its private key in PEM, without a password.");

  public static final Setting<Path> TLS_AUTHORITY =
      Setting.optional(
          "sbi.tls.authority",
          ValueForms.PATH,
          "/etc/signalbox/sbi-ca.pem",
          """
          Certificates that a client's certificate must lead to, in PEM. Not set: clients are
          asked for no certificate.\
          """);

  public static final Setting<Path> TLS_REVOKED =
      Setting.optional(
          "sbi.tls.revoked",
          ValueForms.PATH,
          "/etc/signalbox/sbi-revoked.txt",
          """
          Certificates that were taken back: a text with a serial number or SHA-256 fingerprint a
          line, or revocation lists of the authority, in PEM or DER; docs/nrf-security.md.\
          """);

  public static final Setting<Duration> HEART_BEAT =
      Setting.of(
          "nrf.heart-beat",
          ValueForms.DURATION,
          "10s",
          "The interval between heart-beats of network functions that ask for none.");

  public static final Setting<Duration> SUSPEND_AFTER =
      Setting.of(
          "nrf.suspend-after",
          ValueForms.DURATION,
          "3s",
          "How long after it was due a heart-beat is missed: the network function is suspended.");

  public static final Setting<Duration> REMOVE_AFTER =
      Setting.of(
          "nrf.remove-after",
          ValueForms.DURATION,
          "30s",
          "How long a network function stays suspended before it is removed.");

  public static final Setting<Duration> SUBSCRIPTIONS =
      Setting.of(
          "nrf.subscriptions",
          ValueForms.DURATION,
          "24h",
          "The longest time of a subscription; its owner extends it before.");

  public static final Setting<List<MobileNetwork>> NETWORKS =
      Setting.optional(
          "nrf.networks",
          ValueForms.NETWORKS,
          "001-01; 001-02",
          """
          The networks of this NRF. Discovery for other networks is passed on to the NRFs of
          nrf.other-nrfs; where this is not set everything is answered from here.\
          """);

  public static final Setting<Map<MobileNetwork, URI>> OTHER_NRFS =
      Setting.optional(
          "nrf.other-nrfs",
          ValueForms.NETWORK_ADDRESSES,
          "262-01=https://nrf.partner.example:443",
          """
          The NRFs of other networks. Only these, and the names that operators give to NRFs in
          3gppnetwork.org, may be told in hnrf-uri.\
          """);

  private static final List<Setting<?>> DOORS =
      List.of(
          LISTEN,
          ANONYMOUS,
          LATE,
          TLS_LISTEN,
          TLS_CERTIFICATE,
          TLS_KEY,
          TLS_AUTHORITY,
          TLS_REVOKED);

  private static final List<Setting<?>> TIMES =
      List.of(HEART_BEAT, SUSPEND_AFTER, REMOVE_AFTER, SUBSCRIPTIONS, NETWORKS, OTHER_NRFS);

  /** All of them, in the order of the file. */
  public static final List<Setting<?>> ALL =
      Stream.of(DOORS, NrfSecuritySettings.SBI, TIMES, NrfSecuritySettings.NRF)
          .<Setting<?>>flatMap(List::stream)
          .toList();

  private SbiSettings() {}
}
