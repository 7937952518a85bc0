package org.signalbox.dra.yaml;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.config.ValueForm;
import org.signalbox.config.ValueForms;
import org.signalbox.config.yaml.Located;
import org.signalbox.config.yaml.SectionReader;
import org.signalbox.config.yaml.YamlValue;
import org.signalbox.core.SourcePosition;
import org.signalbox.diameter.dictionary.ApplicationDefinition;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.node.DiameterNode;
import org.signalbox.diameter.node.ListenerConfig;
import org.signalbox.diameter.node.NodeConfig;
import org.signalbox.diameter.node.TlsConfig;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.PeerTimers;
import org.signalbox.diameter.peer.PeerTransport;

/** Reads {@code node}: who the agent is and where it listens. One use each. */
final class NodeSection {

  static final int CLEAR_PORT = 3868;
  static final int SECURE_PORT = 5868;

  private static final String KEYS = "identity, realm, listen, tls and others";
  private static final String LISTEN_KEYS = "address, port, transport, security";

  private static final ValueForm<InetAddress> ADDRESS =
      new ValueForm<>("an IP address of this machine", NodeSection::address);

  private final FileFindings findings;
  private final Path folder;

  /** Which messages are written to the log. */
  private enum Dumps {
    NONE(0),
    LINES(0x20),
    TREES(0x80);

    private final int mask;

    Dumps(int mask) {
      this.mask = mask;
    }
  }

  /** How a listener is protected. */
  private enum ListenerSecurity {
    CLEAR,
    TLS
  }

  /**
   * @param folder where relative paths of the file begin
   */
  NodeSection(FileFindings findings, Path folder) {
    this.findings = findings;
    this.folder = folder;
  }

  NodeSettings read(YamlValue value) {
    SectionReader section = findings.section(value, KEYS);
    String identity = section.required("identity", RouteForms.IDENTITY).orElse("unnamed");
    String realm =
        section
            .optional("realm", RouteForms.REALM)
            .orElseGet(() -> DiameterIdentity.of(identity).realmPart());
    NodeConfig node = NodeConfig.of(identity, realm);
    Optional<TlsConfig> tls = section.section("tls", "certificate, key").flatMap(this::tls);
    if (tls.isPresent()) {
      node = node.withTls(tls.get());
    }
    for (ListenerConfig listener : listeners(section, tls.isPresent())) {
      node = node.withListener(listener);
    }
    for (AdvertisedApplication application : advertised(section)) {
      node = node.withAdvertised(application);
    }
    PeerTimers timers = timers(section);
    Dumps dumps = section.optional("log", ValueForms.oneOf(Dumps.class)).orElse(Dumps.NONE);
    boolean follows = section.optional("follow-redirects", ValueForms.FLAG).orElse(false);
    section.finish();
    return new NodeSettings(node, timers, dumps.mask, follows);
  }

  private Optional<TlsConfig> tls(SectionReader section) {
    Optional<Path> certificate = file(section, "certificate", true);
    Optional<Path> key = file(section, "key", true);
    Optional<Path> authorities = file(section, "authorities", false);
    Optional<Path> revocations = file(section, "revocations", false);
    section.finish();
    return certificate.isPresent() && key.isPresent()
        ? Optional.of(new TlsConfig(certificate.get(), key.get(), authorities, revocations))
        : Optional.empty();
  }

  private Optional<Path> file(SectionReader section, String key, boolean required) {
    Optional<Path> written =
        required ? section.required(key, ValueForms.PATH) : section.optional(key, ValueForms.PATH);
    Optional<Path> resolved = written.map(folder::resolve);
    if (resolved.isPresent() && !Files.isReadable(resolved.get())) {
      findings.problem(
          section.position(key), "no readable file " + resolved.get(), "a PEM file for " + key);
      return Optional.empty();
    }
    return resolved;
  }

  private List<ListenerConfig> listeners(SectionReader section, boolean hasTls) {
    if (section.member("listen").isEmpty()) {
      InetSocketAddress loopback =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), CLEAR_PORT);
      return List.of(ListenerConfig.tcp(loopback));
    }
    List<ListenerConfig> listeners = new ArrayList<>();
    for (YamlValue item : section.items("listen", "sections with " + LISTEN_KEYS)) {
      listener(findings.section(item, LISTEN_KEYS), hasTls).ifPresent(listeners::add);
    }
    return listeners;
  }

  private Optional<ListenerConfig> listener(SectionReader section, boolean hasTls) {
    if (section.member("address").isEmpty()) {
      findings.problem(section.position(), "no address", "address: " + ADDRESS.description());
    }
    List<InetAddress> addresses =
        section.list("address", ADDRESS).stream().map(Located::value).toList();
    PeerTransport transport =
        section
            .optional("transport", ValueForms.oneOf(PeerTransport.class))
            .orElse(PeerTransport.TCP);
    ListenerSecurity security =
        section
            .optional("security", ValueForms.oneOf(ListenerSecurity.class))
            .orElse(ListenerSecurity.CLEAR);
    boolean tls = security == ListenerSecurity.TLS;
    int port = section.optional("port", RouteForms.PORT).orElse(tls ? SECURE_PORT : CLEAR_PORT);
    section.finish();
    if (tls && !hasTls) {
      findings.problem(section.position("security"), "tls without node.tls", "node.tls beside it");
    }
    boolean several = addresses.size() > 1 && transport == PeerTransport.TCP;
    if (several) {
      findings.problem(
          section.position("address"),
          "several addresses of one tcp listener",
          "transport: sctp, or one item of listen each");
    }
    return addresses.isEmpty() || several || !isPossible(section.position(), transport)
        ? Optional.empty()
        : Optional.of(listener(addresses, port, transport, tls));
  }

  private static ListenerConfig listener(
      List<InetAddress> addresses, int port, PeerTransport transport, boolean tls) {
    List<InetSocketAddress> all =
        addresses.stream().map(address -> new InetSocketAddress(address, port)).toList();
    return new ListenerConfig(all.getFirst(), all.subList(1, all.size()), transport, tls);
  }

  private boolean isPossible(SourcePosition position, PeerTransport transport) {
    if (transport == PeerTransport.SCTP && !DiameterNode.hasSctp()) {
      findings.warning(
          position, "SCTP on a system that has none", "no listener; install lksctp-tools");
      return false;
    }
    return true;
  }

  private static InetAddress address(String text) {
    if (!text.matches("[0-9.]+|\\[?[0-9A-Fa-f:.%a-z]*:[0-9A-Fa-f:.%a-z]*\\]?|localhost")) {
      throw new IllegalArgumentException(text);
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private List<AdvertisedApplication> advertised(SectionReader section) {
    if (section.member("advertise").isEmpty()) {
      return List.of(AdvertisedApplication.relay());
    }
    return findings.lookups(section, "advertise", findings.names()::application).stream()
        .map(Located::value)
        .map(ApplicationDefinition::advertised)
        .toList();
  }

  private PeerTimers timers(SectionReader section) {
    Optional<SectionReader> timers = section.section("timers", "watchdog, reconnect, answer-limit");
    PeerTimers read =
        timers.map(found -> timers(found, PeerTimers.defaults())).orElseGet(PeerTimers::defaults);
    timers.ifPresent(SectionReader::finish);
    return read;
  }

  /** Timers with those that a section names; the others as they are. */
  static PeerTimers timers(SectionReader section, PeerTimers others) {
    PeerTimers timers = others;
    timers =
        section.optional("watchdog", RouteForms.WATCHDOG).map(timers::withWatchdog).orElse(timers);
    timers =
        section.optional("reconnect", RouteForms.WAIT).map(timers::withReconnect).orElse(timers);
    return section.optional("answer-limit", RouteForms.WAIT).map(timers::withAnswer).orElse(timers);
  }
}
