export default function Home() {
  return <p>Larkfield Kefir</p>;
}
