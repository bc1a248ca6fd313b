package org.tracer.source.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Handshake;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;

/**
 * One attempt over HTTP. Follows no redirect, sends no cookies, and goes through the proxy or not
 * at all.
 */
public final class OkHttpExchange implements Exchange {

  private static final List<String> KEPT_HEADERS =
      List.of("content-type", "date", "location", "retry-after");
  private static final MediaType JSON = MediaType.get("application/json");
  private static final String USER_AGENT = "tracer/" + version();

  private final Endpoint endpoint;
  private final Credentials credentials;
  private final int maxBodyBytes;
  private final @Nullable RequestBody fixedBody;
  private final OkHttpClient client;

  public OkHttpExchange(Endpoint endpoint, Credentials credentials, TransportOptions options) {
    this(endpoint, credentials, options, null);
  }

  /** Posts the same bytes at every attempt, such as a question in a binary format. */
  public static OkHttpExchange posting(
      Endpoint endpoint, TransportOptions options, String mediaType, byte[] bytes) {
    RequestBody body = RequestBody.create(bytes, MediaType.get(mediaType));
    return new OkHttpExchange(endpoint, Credentials.NONE, options, body);
  }

  private OkHttpExchange(
      Endpoint endpoint,
      Credentials credentials,
      TransportOptions options,
      @Nullable RequestBody fixedBody) {
    this.fixedBody = fixedBody;
    this.endpoint = endpoint;
    this.credentials = credentials;
    this.maxBodyBytes = options.maxBodyBytes();
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequestsPerHost(options.concurrency());
    this.client =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectionPool(new ConnectionPool(options.concurrency(), 1, TimeUnit.MINUTES))
            .connectTimeout(options.connect())
            .readTimeout(options.read())
            .writeTimeout(options.read())
            .callTimeout(options.wholeCall())
            .followRedirects(false)
            .followSslRedirects(false)
            .proxy(proxy(options.proxy()))
            .build();
  }

  @Override
  public Answer attempt(Request request) throws IOException {
    Answer answer = call(request);
    if (answer.status() == 401 && credentials.renew()) {
      answer = call(request);
    }
    if (answer.status() >= 300 && answer.status() < 400) {
      throw redirected(request, answer);
    }
    return answer;
  }

  private Answer call(Request request) throws IOException {
    okhttp3.Request.Builder wire =
        new okhttp3.Request.Builder().url(address(request)).header("User-Agent", USER_AGENT);
    Optional<String> authorization = credentials.authorization();
    if (authorization.isPresent()) {
      wire.header("Authorization", authorization.get());
    }
    String body = request.body();
    if (fixedBody != null) {
      wire.post(fixedBody);
    } else if (body != null) {
      wire.post(RequestBody.create(body, JSON));
    }
    try (Response response = client.newCall(wire.build()).execute()) {
      Map<String, String> headers = new HashMap<>();
      for (String name : KEPT_HEADERS) {
        String value = response.header(name);
        if (value != null) {
          headers.put(name, value);
        }
      }
      byte[] read = credentials.redact(readBody(request, response));
      return new Answer(response.code(), headers, read, peer(response.handshake()));
    }
  }

  private static @Nullable Peer peer(@Nullable Handshake handshake) {
    if (handshake == null
        || handshake.peerCertificates().isEmpty()
        || !(handshake.peerCertificates().getFirst() instanceof X509Certificate certificate)) {
      return null;
    }
    try {
      return new Peer(
          handshake.tlsVersion().javaName(),
          certificate.getSubjectX500Principal().getName(),
          HexFormat.of()
              .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())));
    } catch (CertificateEncodingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("a certificate that was checked can be written", e);
    }
  }

  private String address(Request request) {
    String address = endpoint.resolve(request).toString();
    String parameter = credentials.queryParameter();
    if (parameter.isEmpty()) {
      return address;
    }
    return address + (address.contains("?") ? "&" : "?") + parameter;
  }

  /** The cap holds after decompression: a small body can unfold to gigabytes. */
  private byte[] readBody(Request request, Response response) throws IOException {
    try (InputStream stream = response.body().byteStream()) {
      byte[] body = stream.readNBytes(maxBodyBytes);
      if (stream.read() >= 0) {
        throw new MalformedDataException(
            "the answer is larger than " + maxBodyBytes + " bytes",
            endpoint.describe(request),
            "No honest answer is that large; use another source.");
      }
      return body;
    }
  }

  private SourceUnavailableException redirected(Request request, Answer answer) {
    String target = answer.header("location").flatMap(this::host).orElse("an unnamed host");
    return new SourceUnavailableException(
        String.format(
            Locale.ROOT,
            "%s answers with a redirect to %s, which is not followed",
            endpoint.host(),
            target),
        endpoint.describe(request) + ": status " + answer.status(),
        "If you trust the other host, name its address as the source.");
  }

  private Optional<String> host(String location) {
    try {
      return Optional.ofNullable(endpoint.base().resolve(new URI(location)).getHost());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Proxy proxy(@Nullable ProxyAddress address) {
    if (address == null) {
      return Proxy.NO_PROXY;
    }
    return switch (address.kind()) {
      case SOCKS5 ->
          new Proxy(Proxy.Type.SOCKS, new InetSocketAddress(address.host(), address.port()));
      case HTTP ->
          new Proxy(Proxy.Type.HTTP, new InetSocketAddress(address.host(), address.port()));
    };
  }

  private static String version() {
    String version = OkHttpExchange.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
