package org.tracer.source.evm.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracer.source.evm.codec.RealEvmBlocks.MAIN;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.junit.jupiter.api.Test;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.MalformedDataException;
import org.web3j.crypto.AccessListObject;
import org.web3j.crypto.AuthorizationTuple;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;

/** What web3j writes and signs is read as it was meant, type by type. */
class TransactionTest {

  private static final Credentials KEY = Credentials.create("0x" + "46".repeat(32));
  private static final EvmAddress SENDER =
      EvmAddress.parse(MAIN, "0x9d8a62f656a8d1615c1294fd71e9cfb3e4855a4f");
  private static final String TO = "0x3535353535353535353535353535353535353535";
  private static final BigInteger VALUE = BigInteger.TEN.pow(18);
  private static final BigInteger GWEI = BigInteger.TEN.pow(9);
  private static final BigInteger GAS = BigInteger.valueOf(21_000);
  private static final BigInteger NONCE = BigInteger.valueOf(9);
  private static final List<AccessListObject> ACCESS =
      List.of(new AccessListObject(TO, List.of("0x" + "01".repeat(32), "0x" + "02".repeat(32))));

  private static SignedTransaction parse(byte[] envelope) {
    Bytes bytes = Bytes.of(envelope);
    Transaction transaction = Transaction.parse(MAIN, bytes);
    assertThat(transaction.encoded()).isEqualTo(bytes);
    assertThat(transaction.hash()).isEqualTo(Keccak.hash(envelope));
    return (SignedTransaction) transaction;
  }

  private static SignedTransaction signed(RawTransaction transaction) {
    SignedTransaction ours = parse(TransactionEncoder.signMessage(transaction, KEY));
    assertThat(ours.sender(MAIN)).hasValue(SENDER);
    assertThat(ours.to()).isEqualTo(EvmAddress.parse(MAIN, TO));
    assertThat(ours.value()).isEqualTo(VALUE);
    assertThat(ours.nonce()).isEqualTo(9);
    assertThat(ours.gasLimit()).isEqualTo(21_000);
    return ours;
  }

  /** The example in EIP-155, signed by the key of 32 times 46. */
  @Test
  void parse_shouldReadTheExampleOfEip155() {
    SignedTransaction example =
        parse(
            HexFormat.of()
                .parseHex(
                    "f86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3"
                        + "a76400008025a028ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa"
                        + "636276a067cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83"));
    assertThat(example.sender(MAIN)).hasValue(SENDER);
    assertThat(example.chainId()).isEqualTo(1);
    assertThat(example.maxFeePerGas()).isEqualTo(GWEI.multiply(BigInteger.valueOf(20)));
    assertThat(example.effectiveGasPrice(GWEI)).isEqualTo(example.maxFeePerGas());
    assertThat(example.createsContract()).isFalse();
  }

  @Test
  void parse_shouldReadTheFirstKindWithoutAndWithChain() {
    RawTransaction transaction =
        RawTransaction.createTransaction(NONCE, GWEI, GAS, TO, VALUE, "0x1234");
    SignedTransaction anywhere = signed(transaction);
    assertThat(anywhere.chainId()).isNull();
    assertThat(anywhere.input()).isEqualTo(Bytes.of((byte) 0x12, (byte) 0x34));

    SignedTransaction polygon = parse(TransactionEncoder.signMessage(transaction, 137L, KEY));
    assertThat(polygon.chainId()).isEqualTo(137);
    assertThat(polygon.sender(MAIN)).hasValue(SENDER);
  }

  @Test
  void parse_shouldReadAccessLists() {
    SignedTransaction ours =
        signed(RawTransaction.createTransaction(1, NONCE, GWEI, GAS, TO, VALUE, "0x", ACCESS));
    assertThat(ours.type()).isEqualTo(1);
    assertThat(ours.accessList()).hasSize(1);
    assertThat(ours.accessList().getFirst().storageKeys())
        .containsExactly(
            EvmHash.parse("0x" + "01".repeat(32)), EvmHash.parse("0x" + "02".repeat(32)));
  }

  @Test
  void parse_shouldReadDynamicFees() {
    SignedTransaction ours =
        signed(
            RawTransaction.createTransaction(
                1, NONCE, GAS, TO, VALUE, "0x", GWEI, GWEI.multiply(BigInteger.TEN), ACCESS));
    assertThat(ours.type()).isEqualTo(2);
    assertThat(ours.maxPriorityFeePerGas()).isEqualTo(GWEI);
    assertThat(ours.effectiveGasPrice(GWEI)).isEqualTo(GWEI.multiply(BigInteger.TWO));
    assertThat(ours.effectiveGasPrice(GWEI.multiply(BigInteger.TEN)))
        .isEqualTo(GWEI.multiply(BigInteger.TEN));
    assertThatThrownBy(() -> ours.effectiveGasPrice(GWEI.multiply(BigInteger.valueOf(11))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("11000000000");
  }

  @Test
  void parse_shouldReadBlobTransactionsAsBlocksHoldThem() {
    SignedTransaction ours =
        signed(
            RawTransaction.createTransaction(
                1,
                NONCE,
                GWEI,
                GWEI.multiply(BigInteger.TEN),
                GAS,
                TO,
                VALUE,
                "0x",
                BigInteger.valueOf(7),
                List.of(Bytes32.fromHexString("0x" + "01".repeat(32)))));
    assertThat(ours.type()).isEqualTo(3);
    assertThat(ours.maxFeePerBlobGas()).isEqualTo(7);
    assertThat(ours.blobHashes()).containsExactly(EvmHash.parse("0x" + "01".repeat(32)));

    Bytes inner = ours.encoded();
    RlpWriter network = new RlpWriter().raw(List.of(inner.slice(1, inner.size())));
    network.raw(new RlpWriter().toList());
    assertThatThrownBy(() -> Transaction.parse(MAIN, network.toEnvelope(3)))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("comes with its blobs");
  }

  @Test
  void parse_shouldReadAuthorizationsAndWhoGaveThem() {
    AuthorizationTuple given = AuthorizationTuple.from(1L, TO, BigInteger.TWO, KEY);
    SignedTransaction ours =
        signed(
            RawTransaction.createTransaction(
                1, NONCE, GWEI, GWEI, GAS, TO, VALUE, "0x", ACCESS, List.of(given)));
    assertThat(ours.type()).isEqualTo(4);
    Authorization read = ours.authorizations().getFirst();
    assertThat(read.delegate()).isEqualTo(EvmAddress.parse(MAIN, TO));
    assertThat(read.nonce()).isEqualTo(2);
    assertThat(read.authority()).hasValue(SENDER);
    Signature other =
        new Signature(BigInteger.valueOf(200), read.signature().r(), read.signature().s());
    assertThat(new Authorization(BigInteger.ONE, SENDER, BigInteger.TWO, other).authority())
        .isEmpty();
  }

  @Test
  void sender_shouldBeEmptyWhereTheSignatureIsNobodys() {
    SignedTransaction ours =
        signed(RawTransaction.createTransaction(NONCE, GWEI, GAS, TO, VALUE, ""));
    BigInteger order = org.web3j.crypto.Sign.CURVE_PARAMS.getN();
    BigInteger r = ours.signature().r();
    BigInteger v = ours.signature().v();
    for (Signature none :
        List.of(
            new Signature(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO),
            new Signature(v, BigInteger.ZERO, r),
            new Signature(v, r, order),
            new Signature(v, BigInteger.valueOf(5), r),
            new Signature(BigInteger.valueOf(29), r, r))) {
      SignedTransaction forged =
          new SignedTransaction(
              0,
              null,
              9,
              GWEI,
              GWEI,
              21_000,
              null,
              VALUE,
              Bytes.EMPTY,
              List.of(),
              null,
              List.of(),
              List.of(),
              none);
      assertThat(forged.sender(MAIN)).as("%s", none).isEmpty();
      assertThat(forged.createsContract()).isTrue();
    }
  }

  @Test
  void parse_shouldKeepTypesItDoesNotKnow() {
    Bytes deposit = Bytes.of((byte) 0x7e, (byte) 0xc2, (byte) 1, (byte) 2);
    assertThat(Transaction.parse(MAIN, deposit)).isEqualTo(new OpaqueTransaction(0x7e, deposit));
    Bytes list = Bytes.of(new RlpWriter().string(deposit).toList());
    Transaction read = Transaction.parseList(MAIN, list).getFirst();
    assertThat(read.encoded()).isEqualTo(deposit);
    assertThat(read.hash()).isEqualTo(Keccak.hash(deposit));
    assertThatThrownBy(() -> Transaction.parse(MAIN, Bytes.of((byte) 0, (byte) 0xc0)))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("no type");
  }

  @Test
  void contractAddress_shouldBeTheKnownOnes() {
    EvmAddress creator = EvmAddress.parse(MAIN, "0x6ac7ea33f8831ea9dcc53393aaa88b25a785dbf0");
    assertThat(ContractAddress.of(creator, 0).text())
        .isEqualToIgnoringCase("0xcd234a471b72ba2f1ccf0a70fcaba648a5eecd8d");
    assertThat(ContractAddress.of(creator, 1).text())
        .isEqualToIgnoringCase("0x343c43a37d37dff08ae8c4a11544c718abb4fcf8");
  }
}
