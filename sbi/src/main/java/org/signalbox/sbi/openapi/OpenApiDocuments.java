package org.signalbox.sbi.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.SbiEndpoint;
import org.signalbox.sbi.http.SbiJson;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.http.SbiResponse;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Our own descriptions of the services, at {@code /openapi}: a list, and each as OpenAPI 3.0 in
 * JSON. Read from the program when they are asked for.
 */
public final class OpenApiDocuments {

  /** Where they are. */
  public static final String ROOT = "/openapi";

  private static final List<String> NAMES =
      List.of(
          "nnrf-nfm.json",
          "nnrf-disc.json",
          "nnrf-oauth2.json",
          "nnrf-bootstrapping.json",
          "n5g-eir-eic.json",
          "openapi.json");

  private OpenApiDocuments() {}

  /** The names of all documents. */
  public static List<String> names() {
    return NAMES;
  }

  /** What serves them. */
  public static List<SbiEndpoint> endpoints() {
    return List.of(
        SbiEndpoint.of(SbiMethod.GET, ROOT, OpenApiDocuments::list),
        SbiEndpoint.of(SbiMethod.GET, ROOT + "/{document}", OpenApiDocuments::document));
  }

  private static SbiResponse list(SbiRequest request) {
    ArrayNode places = JsonNodeFactory.instance.arrayNode();
    NAMES.forEach(name -> places.add(request.target().root() + ROOT + "/" + name));
    return SbiResponse.json(200, SbiJson.write(places));
  }

  private static SbiResponse document(SbiRequest request) {
    String name = request.pathParameter("document");
    if (!NAMES.contains(name)) {
      throw RefusedRequest.notFound(
          "RESOURCE_URI_STRUCTURE_NOT_FOUND", "documents are " + String.join(", ", NAMES));
    }
    return SbiResponse.json(200, read(name));
  }

  /** The octets of one of {@link #names}. */
  static byte[] read(String name) {
    try (InputStream in = OpenApiDocuments.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program holds no " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
