package org.tracer.source.evm.node;

import static java.math.BigInteger.ZERO;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.chain.evm.EvmNetwork;
import org.web3j.utils.Numeric;

/**
 * Tokens that have numbers, on a fresh node: made, given, sold and destroyed by four people. Each
 * transaction stands in a block of its own, but where it says otherwise, and has a name.
 */
public final class Collectibles {

  public static final ChainId CHAIN = EvmNetwork.of(AnvilNode.CHAIN).chainId();

  /** Gets the tips; has no key. */
  public static final EvmAddress PROPOSER = EvmAddress.parse(CHAIN, Town.PROPOSER);

  public final EvmAddress ann;
  public final EvmAddress ben;
  public final EvmAddress cid;
  public final EvmAddress dot;
  public final EvmAddress pictures;
  public final EvmAddress wares;
  public final EvmAddress market;

  private final NodeClient node;
  private final List<String> accounts;
  private final Map<String, EvmHash> named = new LinkedHashMap<>();

  private Collectibles(NodeClient node) throws IOException {
    this.node = node;
    this.accounts = node.call("eth_accounts").valueStream().map(one -> one.asString()).toList();
    ann = account(1);
    ben = account(2);
    cid = account(3);
    dot = account(4);
    node.call("anvil_setCoinbase", Town.PROPOSER);
    pictures = make("Picture", 0);
    wares = make("Wares", 1);
    market = make("Market", 2);
  }

  /** Runs on a node that has no block yet but its first; all of it is final at the end. */
  public static Collectibles run(URI uri) throws IOException {
    try (NodeClient node = new NodeClient(uri)) {
      Collectibles script = new Collectibles(node);
      script.givePictures();
      script.sellPictures();
      script.giveWares();
      script.sellWares();
      node.call("anvil_mine", "0x46", "0xc");
      return script;
    }
  }

  public EvmHash hash(String name) {
    EvmHash hash = named.get(name);
    if (hash == null) {
      throw new IllegalArgumentException(name);
    }
    return hash;
  }

  /** A token of the pictures. */
  public Asset picture(long number) {
    return new Asset(CHAIN, Asset.Kind.ERC721, pictures, BigInteger.valueOf(number));
  }

  /** A kind of wares. */
  public Asset ware(long number) {
    return new Asset(CHAIN, Asset.Kind.ERC1155, wares, BigInteger.valueOf(number));
  }

  /** A number of tenths of an ether. */
  public static BigInteger tenths(long number) {
    return BigInteger.TEN.pow(17).multiply(BigInteger.valueOf(number));
  }

  private EvmAddress account(int number) {
    return EvmAddress.parse(CHAIN, accounts.get(number));
  }

  private static String lower(EvmAddress account) {
    return account.text().toLowerCase(Locale.ROOT);
  }

  private EvmAddress make(String contract, long nonce) throws IOException {
    send(accounts.getFirst(), null, ZERO, Contracts.code(contract));
    mine();
    return EvmAddress.parse(CHAIN, Desk.made(accounts.getFirst(), nonce));
  }

  private String send(String from, @Nullable String to, BigInteger wei, String data)
      throws IOException {
    Map<String, String> transaction = new LinkedHashMap<>();
    transaction.put("from", from);
    if (to != null) {
      transaction.put("to", to);
    }
    transaction.put("value", Numeric.encodeQuantity(wei));
    transaction.put("gas", "0x200000");
    transaction.put("data", data);
    return node.call("eth_sendTransaction", transaction).asString();
  }

  private void mine() throws IOException {
    node.call("evm_mine");
  }

  private void call(String name, EvmAddress from, EvmAddress to, BigInteger wei, String data)
      throws IOException {
    named.put(name, EvmHash.parse(send(lower(from), lower(to), wei, data)));
  }

  private void calls(String name, EvmAddress from, EvmAddress to, String function, Object... values)
      throws IOException {
    call(name, from, to, ZERO, Contracts.call(function, values));
    mine();
    if (!node.call("eth_getTransactionReceipt", hash(name).toString())
        .path("status")
        .asString()
        .equals("0x1")) {
      throw new IllegalStateException(name);
    }
  }

  private void buys(String name, EvmAddress buyer, long lot, BigInteger price) throws IOException {
    call(name, buyer, market, price, Contracts.call("buy", number(lot)));
    mine();
  }

  private static BigInteger number(long value) {
    return BigInteger.valueOf(value);
  }

  private static List<BigInteger> numbers(long... values) {
    return Arrays.stream(values).mapToObj(BigInteger::valueOf).toList();
  }

  /** Picture 7 from Ann to Ben, Cid and back to her; 8 from Ben to Ann in one block with it. */
  private void givePictures() throws IOException {
    calls("made 7", ann, pictures, "mint", lower(ann), number(7));
    calls("made 8", ann, pictures, "mint", lower(ben), number(8));
    calls("ann to ben", ann, pictures, "transferFrom", lower(ann), lower(ben), number(7));
    call(
        "ben to cid",
        ben,
        pictures,
        ZERO,
        Contracts.call("transferFrom", lower(ben), lower(cid), number(7)));
    // In the same block.
    calls("8 to ann", ben, pictures, "transferFrom", lower(ben), lower(ann), number(8));
    calls("cid to ann", cid, pictures, "transferFrom", lower(cid), lower(ann), number(7));
    calls("8 burned", ann, pictures, "burn", number(8));
  }

  /** Ann sells 7 to Ben for two ether from her hand; Ben sells it to Dot for three by the house. */
  private void sellPictures() throws IOException {
    calls("ann allows", ann, pictures, "setApprovalForAll", lower(market), true);
    calls("ann offers", ann, market, "offer", lower(pictures), number(7), tenths(20));
    buys("ben buys", ben, 0, tenths(20));
    calls("ben allows", ben, pictures, "setApprovalForAll", lower(market), true);
    calls("ben consigns", ben, market, "consign", lower(pictures), number(7), tenths(30));
    buys("dot buys", dot, 1, tenths(30));
  }

  /** Wares by ones and by batches; one batch names a number twice. */
  private void giveWares() throws IOException {
    calls("100 of 1", ann, wares, "mint", lower(ann), number(1), number(100));
    calls("batch made", ann, wares, "mintBatch", lower(ben), numbers(1, 2, 3), numbers(10, 20, 30));
    calls(
        "40 of 1",
        ann,
        wares,
        "safeTransferFrom",
        lower(ann),
        lower(cid),
        number(1),
        number(40),
        new byte[0]);
    calls(
        "batch",
        ben,
        wares,
        "safeBatchTransferFrom",
        lower(ben),
        lower(cid),
        numbers(1, 2),
        numbers(5, 7),
        new byte[0]);
    calls(
        "twice",
        cid,
        wares,
        "safeBatchTransferFrom",
        lower(cid),
        lower(dot),
        numbers(1, 2, 1),
        numbers(10, 7, 3),
        new byte[0]);
    calls("4 burned", dot, wares, "burn", number(1), number(4));
    calls("batch burned", dot, wares, "burnBatch", numbers(1, 2), numbers(1, 2));
    calls(
        "to herself",
        ann,
        wares,
        "safeTransferFrom",
        lower(ann),
        lower(ann),
        number(1),
        number(5),
        new byte[0]);
  }

  /** Cid sells 6 of ware 1 to Ben for one ether, by the house. */
  private void sellWares() throws IOException {
    calls("cid allows", cid, wares, "setApprovalForAll", lower(market), true);
    calls(
        "cid consigns",
        cid,
        market,
        "consignUnits",
        lower(wares),
        number(1),
        number(6),
        tenths(10));
    buys("ben buys wares", ben, 2, tenths(10));
  }
}
