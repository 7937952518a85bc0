package org.signalbox.interop.dra;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.testsupport.PrivateNetwork;

/**
 * Peers, files and requests made from a seed, all of it in the part of the language where {@code
 * docs/freediameter.md} tells no difference: texts are no beginnings of each other, rules are in
 * lower case, no AVP is empty.
 *
 * @param servers what the relay dials
 * @param clients what dials the relay
 * @param mainFile freeDiameter.conf
 * @param rules rt_default.conf
 * @param requests what the clients send
 */
record RoutingWorld(
    List<Neighbour> servers,
    List<Neighbour> clients,
    String mainFile,
    String rules,
    List<Question> requests) {

  static final String IDENTITY = "dra.lab.example";
  static final int FIRST_PORT = 13_900;

  /** Where the files are when a daemon reads them. */
  static final String FOLDER = "/etc/freeDiameter";

  private static final List<String> REALMS = List.of("a.example", "b.example", "lab.example");
  private static final List<String> USERS =
      List.of("001010000000001", "001010000000002", "001012000000001", "901700000000001");
  private static final List<String> SERVERS =
      List.of("hss01", "hss02.a.example", "hss-mvno-x", "ocs.b.example", "pcrf7.lab.example");
  private static final List<String> CLIENTS = List.of("mme01.c.example", "smf01.c.example");
  private static final List<Integer> APPLICATION_IDS =
      List.of(Applications.S6A, Applications.CX, Applications.CREDIT_CONTROL);

  /**
   * One peer of the relay.
   *
   * @param applications empty for a peer that relays
   */
  record Neighbour(String host, String realm, List<Integer> applications, int port) {

    TestPeer peer(PrivateNetwork network) {
      List<AdvertisedApplication> advertised =
          applications.isEmpty()
              ? List.of(AdvertisedApplication.relay())
              : Applications.CORE.stream().filter(a -> applications.contains(a.id())).toList();
      return new TestPeer(
          network, org.signalbox.diameter.message.Origin.of(host, realm), advertised);
    }
  }

  /**
   * One request.
   *
   * @param client index of who sends it
   */
  record Question(int client, DiameterMessage message) {

    @Override
    public String toString() {
      String avps =
          message.avps().stream()
              .map(avp -> avp.key() + "=" + avp.text())
              .collect(Collectors.joining(" "));
      return CLIENTS.get(client) + " application " + message.applicationId() + " " + avps;
    }
  }

  static RoutingWorld of(SplittableRandom random, int questions) {
    List<Neighbour> servers =
        IntStream.range(0, 2 + random.nextInt(SERVERS.size() - 1))
            .mapToObj(i -> neighbour(random, SERVERS.get(i), FIRST_PORT + i))
            .toList();
    List<Neighbour> clients =
        CLIENTS.stream().map(host -> new Neighbour(host, "c.example", APPLICATION_IDS, 0)).toList();
    String rules =
        IntStream.range(0, random.nextInt(13))
            .mapToObj(i -> new RuleWriter(random, SERVERS, REALMS, USERS).line())
            .collect(Collectors.joining());
    return new RoutingWorld(
        servers,
        clients,
        mainFile(random, servers),
        rules,
        IntStream.range(0, questions).mapToObj(i -> question(random)).toList());
  }

  private static <T> T any(SplittableRandom random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static boolean chance(SplittableRandom random, int percent) {
    return random.nextInt(100) < percent;
  }

  private static Neighbour neighbour(SplittableRandom random, String host, int port) {
    List<Integer> applications =
        chance(random, 20)
            ? List.of()
            : APPLICATION_IDS.stream().filter(id -> chance(random, 75)).toList();
    return new Neighbour(host, any(random, REALMS), applications, port);
  }

  private static String mainFile(SplittableRandom random, List<Neighbour> servers) {
    StringBuilder file = new StringBuilder();
    file.append("Identity = \"" + IDENTITY + "\";\nRealm = \"lab.example\";\n");
    file.append("Port = 3868; SecPort = 0; No_SCTP; No_IPv6; ListenOn = \"10.99.0.1\";\n");
    file.append("TcTimer = 1; TwTimer = 30;\n");
    file.append("LoadExtension = \"acl_wl.fdx\" : \"" + FOLDER + "/acl_wl.conf\";\n");
    file.append("LoadExtension = \"rt_default.fdx\" : \"" + FOLDER + "/rt_default.conf\";\n");
    for (String extension : List.of("rt_load_balance", "rt_randomize", "rt_ignore_dh")) {
      if (chance(random, 20)) {
        file.append("LoadExtension = \"" + extension + ".fdx\";\n");
      }
    }
    for (Neighbour server : servers) {
      file.append("ConnectPeer = \"" + server.host() + "\" { No_TLS; ConnectTo = \"10.99.0.1\"; ");
      file.append("Port = " + server.port() + "; };\n");
    }
    return file.toString();
  }

  /** Lets the clients in. */
  static String whitelist() {
    return "ALLOW_IPSEC *.c.example\n";
  }

  private static Question question(SplittableRandom random) {
    int client = random.nextInt(CLIENTS.size());
    MessageBuilder request =
        DiameterMessage.request(any(random, APPLICATION_IDS), Applications.UPDATE_LOCATION);
    request.text(BaseAvp.SESSION_ID, "session;" + (1_000 + random.nextInt(9_000)));
    List<Runnable> parts = new ArrayList<>();
    String origin = chance(random, 80) ? CLIENTS.get(client) : "far.away.example";
    parts.add(() -> request.text(BaseAvp.ORIGIN_HOST, origin));
    parts.add(() -> request.text(BaseAvp.ORIGIN_REALM, origin.substring(origin.indexOf('.') + 1)));
    if (chance(random, 40)) {
      String host = chance(random, 80) ? any(random, SERVERS) : "nobody.a.example";
      String written = chance(random, 20) ? host.toUpperCase(java.util.Locale.ROOT) : host;
      parts.add(() -> request.text(BaseAvp.DESTINATION_HOST, written));
    }
    String realm = chance(random, 85) ? any(random, REALMS) : "nowhere.example";
    parts.add(() -> request.text(BaseAvp.DESTINATION_REALM, realm));
    if (chance(random, 70)) {
      String user = any(random, USERS) + (chance(random, 10) ? "@lab.example" : "");
      String written =
          chance(random, 10) ? "b.example!" + any(random, USERS) + "@lab.example" : user;
      parts.add(() -> request.text(BaseAvp.USER_NAME, written));
    }
    if (chance(random, 15)) {
      String passed = any(random, SERVERS);
      parts.add(() -> request.text(BaseAvp.ROUTE_RECORD, passed));
    }
    shuffled(random, parts).forEach(Runnable::run);
    return new Question(client, request.build());
  }

  private static <T> List<T> shuffled(SplittableRandom random, List<T> ordered) {
    List<T> rest = new ArrayList<>(ordered);
    List<T> mixed = new ArrayList<>();
    while (!rest.isEmpty()) {
      mixed.add(rest.remove(random.nextInt(rest.size())));
    }
    return mixed;
  }

  @Override
  public String toString() {
    return mainFile + rules + servers;
  }
}
