package org.signalbox.sbi.nrf.token;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.signalbox.core.OperatorFault;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.SbiJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The keys in a file that only its owner reads, replaced whole or not at all. One thread. */
final class SigningKeyStore {

  private final Path file;

  SigningKeyStore(Path file) {
    this.file = file;
  }

  /**
   * The keys, oldest first; none where there is no file.
   *
   * @throws OperatorFault when the file cannot be read
   */
  List<SigningKey> load() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      List<SigningKey> keys = new ArrayList<>();
      for (JsonNode key : SbiJson.readObject(Files.readAllBytes(file)).path("keys")) {
        keys.add(key(key));
      }
      return keys;
    } catch (IOException
        | GeneralSecurityException
        | IllegalArgumentException
        | DateTimeException
        | RefusedRequest e) {
      throw new OperatorFault(
          file
              + ": found keys that cannot be read, expected those that this node wrote; restore the"
              + " file, or remove it and let every consumer fetch its token anew",
          e);
    }
  }

  private static SigningKey key(JsonNode json) throws GeneralSecurityException {
    TokenAlgorithm algorithm = TokenAlgorithm.valueOf(json.path("alg").asString(""));
    KeyFactory factory = KeyFactory.getInstance(algorithm.keyAlgorithm());
    KeyPair pair =
        new KeyPair(
            factory.generatePublic(new X509EncodedKeySpec(octets(json, "public"))),
            factory.generatePrivate(new PKCS8EncodedKeySpec(octets(json, "private"))));
    return SigningKey.of(algorithm, Instant.parse(json.path("made").asString("")), pair);
  }

  private static byte[] octets(JsonNode json, String member) {
    return Base64.getDecoder().decode(json.path(member).asString(""));
  }

  /** Puts the keys in the place of those that are there, on the disk when it returns. */
  void save(List<SigningKey> keys) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode array = json.putArray("keys");
    for (SigningKey key : keys) {
      array
          .addObject()
          .put("alg", key.algorithm().name())
          .put("made", key.madeAt().toString())
          .put("public", base64(key.pair().getPublic().getEncoded()))
          .put("private", base64(key.pair().getPrivate().getEncoded()));
    }
    try {
      replace(SbiJson.write(json));
    } catch (IOException e) {
      throw new OperatorFault("cannot write the keys of tokens " + file + ": " + e.getMessage(), e);
    }
  }

  private static String base64(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }

  private void replace(byte[] octets) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer buffer = ByteBuffer.wrap(octets);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
      folder.force(true);
    }
  }
}
