package org.tracer.source.bitcoind;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.source.http.Credentials;
import org.tracer.source.http.Endpoint;

/**
 * The user and password of a node: from a password file, a cookie file, the environment variables
 * TRACER_RPC_USER and TRACER_RPC_PASSWORD, or the default cookie of a node on this machine, in this
 * order. A cookie changes when the node restarts and is read again when it is refused. Thread-safe.
 */
public final class RpcCredentials implements Credentials {

  private static final int LONGEST_FILE = 4_096;

  private final @Nullable Path file;
  private final boolean required;
  private @Nullable String userAndPassword;

  private RpcCredentials(@Nullable Path file, boolean required, @Nullable String fixed) {
    this.file = file;
    this.required = required;
    this.userAndPassword = fixed;
  }

  /** Finds the credentials for a node; the last possibility may be that there are none. */
  public static RpcCredentials find(
      Endpoint endpoint,
      @Nullable BitcoinNetwork network,
      @Nullable Path passwordFile,
      @Nullable Path cookieFile,
      Function<String, Optional<String>> environment) {
    if (passwordFile != null || cookieFile != null) {
      RpcCredentials credentials =
          new RpcCredentials(passwordFile != null ? passwordFile : cookieFile, true, null);
      credentials.renew();
      return credentials;
    }
    Optional<String> user = environment.apply("TRACER_RPC_USER");
    Optional<String> password = environment.apply("TRACER_RPC_PASSWORD");
    if (user.isPresent() || password.isPresent()) {
      return new RpcCredentials(null, false, user.orElse("") + ":" + password.orElse(""));
    }
    if (!endpoint.isLoopback()) {
      return new RpcCredentials(null, false, null);
    }
    Path cookie = NodeDefaults.cookieFile(endpoint, network, environment);
    RpcCredentials credentials = new RpcCredentials(cookie, false, null);
    credentials.renew();
    return credentials;
  }

  @Override
  public synchronized Optional<String> authorization() {
    return Optional.ofNullable(userAndPassword)
        .map(both -> Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)))
        .map(encoded -> "Basic " + encoded);
  }

  @Override
  public synchronized boolean renew() {
    if (file == null) {
      return false;
    }
    String before = userAndPassword;
    userAndPassword = read(file);
    return userAndPassword != null && !userAndPassword.equals(before);
  }

  private @Nullable String read(Path from) {
    if (!required && !Files.isReadable(from)) {
      return null;
    }
    try {
      if (Files.size(from) > LONGEST_FILE) {
        throw notCredentials(from);
      }
      String line = Files.readString(from).lines().findFirst().orElse("").strip();
      if (!line.contains(":")) {
        throw notCredentials(from);
      }
      return line;
    } catch (IOException e) {
      // The cause could repeat what is in the file.
      throw new SourceUnavailableException(
          "the file with the node's credentials cannot be read",
          from.toString(),
          "Check that it exists, may be read, and that the node is running.");
    }
  }

  private static InvalidInputException notCredentials(Path file) {
    return new InvalidInputException(
        "the file does not hold credentials",
        file.toString(),
        "Its first line must be user:password; a node's cookie file is.");
  }
}
